"""Looks at an address as an authority does: from a pod of its own, whatever the certificate; redirects are shown."""

import ssl
import sys
import urllib.error
import urllib.request


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


if __name__ == "__main__":
    trusting = ssl._create_unverified_context()
    opener = urllib.request.build_opener(Stay, urllib.request.HTTPSHandler(context=trusting))
    try:
        answer = opener.open(sys.argv[1], timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    print(answer.status)
    print(answer.read().decode())
