"""Settings, from the environment or from a file `.env` in the working directory."""

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an environment decides. A variable wins over the same name in `.env`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", hide_input_in_errors=True)

    port: int = Field(default=8080, ge=1, le=65535)
    metrics_port: int = Field(default=9090, ge=1, le=65535)
    mongo_url: SecretStr
    operation_seconds: float = Field(default=10, gt=0, le=60)
    docs: bool = False

    @field_validator("mongo_url")
    @classmethod
    def _is_mongo_url(cls, url: SecretStr) -> SecretStr:
        if not url.get_secret_value().startswith(("mongodb://", "mongodb+srv://")):
            raise ValueError("must begin with mongodb:// or mongodb+srv://")
        return url


class SettingsError(Exception):
    """The settings cannot be used; the message says which and why, without their values."""


def load_settings() -> Settings:
    """Reads the settings, or raises SettingsError with one sentence for each that is wrong."""
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from outside
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
        raise SettingsError(
            "Set these in the environment or in .env in the working directory: " + "; ".join(wrong)
        ) from None
