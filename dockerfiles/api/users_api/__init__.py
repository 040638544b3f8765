"""The users API: FastAPI over MongoDB."""
