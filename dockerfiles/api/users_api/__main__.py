"""Starts the users API: `python -m users_api`. Without its database it is live, not ready."""

import sys

from users_api.app import create_app
from users_api.metrics import RequestMetrics
from users_api.mongo import MongoUserStore
from users_api.serving import log_to_stdout, run
from users_api.settings import SettingsError, load_settings


def main() -> int:
    """Reads the settings and serves until SIGTERM; 2 when the settings cannot be used."""
    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    log_to_stdout()
    metrics = RequestMetrics()
    store = MongoUserStore(settings.mongo_url.get_secret_value(), settings.operation_seconds)
    app = create_app(store, metrics, docs=settings.docs_folder if settings.docs else None)
    run(app, metrics.page, settings.port, settings.metrics_port, lifespan=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
