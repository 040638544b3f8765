"""Settings of the property tests: no time limit an example, and nothing kept between runs."""

import atexit
import tempfile

from hypothesis import configuration, settings

home = tempfile.TemporaryDirectory(prefix="hypothesis-")
atexit.register(home.cleanup)
configuration.set_hypothesis_home_dir(home.name)
settings.register_profile("repository", database=None, deadline=None)
settings.load_profile("repository")
