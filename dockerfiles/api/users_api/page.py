"""The description as a page for people, from this origin alone: Swagger UI, two files of a pinned package."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response

from users_api.problems import Refusal

FILES = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HTML = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Users API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
# Without the null it asks a validator on a public host.
START = 'SwaggerUIBundle({ url: "/openapi.json", dom_id: "#page", validatorUrl: null });\n'


def add_page(app: FastAPI, folder: Path) -> None:
    """Routes of the page; `folder` has the files of Swagger UI.

    They are the app's own: those of a router that is included have no methods to name in `Allow`.
    """

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return HTMLResponse(HTML, headers={"content-security-policy": POLICY})

    @app.get("/docs/{name}", include_in_schema=False)
    async def docs_file(name: str) -> Response:
        if name == "start.js":
            return Response(START, media_type="text/javascript")
        if name not in FILES:
            raise Refusal(404, "The page has no such file.")
        return FileResponse(folder / name, media_type=FILES[name])
