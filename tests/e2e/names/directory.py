"""An ACME server under the name and the path of a public one. It passes all on to Pebble, whose directory is at /dir."""

import http.client
import http.server
import ssl

inside = ssl.create_default_context(cafile="/tls/ca.crt")


class Directory(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def pass_on(self):
        path = "/dir" if self.path == "/directory" else self.path
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length) if length else None
        pebble = http.client.HTTPSConnection("pebble.lab-acme.svc", context=inside, timeout=20)
        # With the host that was asked for: Pebble makes its URLs of it, and requests are signed with them.
        pebble.request(self.command, path, body, dict(self.headers))
        answer = pebble.getresponse()
        received = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "content-length", "date", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(received)))
        self.end_headers()
        self.wfile.write(received)
        pebble.close()

    do_GET = do_HEAD = do_POST = pass_on


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("", 8443), Directory)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/tls/tls.crt", "/tls/tls.key")
    # The handshake is for the thread of each connection: one that never ends would hold up all others.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()
