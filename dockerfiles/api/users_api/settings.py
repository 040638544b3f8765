"""Settings, from the environment or from a file `.env` in the working directory."""

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from users_api.page import FILES


class Settings(BaseSettings):
    """What an environment decides. A variable wins over the same name in `.env`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", hide_input_in_errors=True)

    port: int = Field(default=8080, ge=1, le=65535)
    metrics_port: int = Field(default=9090, ge=1, le=65535)
    mongo_url: SecretStr
    operation_seconds: float = Field(default=10, gt=0, le=60)
    docs: bool = False
    docs_folder: Path = Field(default=Path("/swagger-ui"), validate_default=True)

    @field_validator("mongo_url")
    @classmethod
    def _is_mongo_url(cls, url: SecretStr) -> SecretStr:
        if not url.get_secret_value().startswith(("mongodb://", "mongodb+srv://")):
            raise ValueError("must begin with mongodb:// or mongodb+srv://")
        return url

    @field_validator("docs_folder")
    @classmethod
    def _has_the_page(cls, folder: Path, info: ValidationInfo) -> Path:
        absent = [name for name in FILES if not (folder / name).is_file()]
        if info.data.get("docs") and absent:
            raise ValueError(f"must have {' and '.join(absent)} of swagger-ui-dist, for DOCS")
        return folder


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
