"""Settings of the property tests: no time limit an example, and nothing kept between runs."""

import tempfile

from hypothesis import configuration, settings

configuration.set_hypothesis_home_dir(tempfile.gettempdir())
settings.register_profile("repository", database=None, deadline=None)
settings.load_profile("repository")
