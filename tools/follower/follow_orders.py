#!/usr/bin/env python3
"""Follows orders from another language, with nothing but what the order service publishes: its OpenAPI description and its
streams of events. Needs Python 3.8 and no library.

    python3 tools/follower/follow_orders.py --gateway http://127.0.0.1:8080 order-1001 order-1002

prints a line for each change of each order, as JSON, and ends when all of them have ended. Where an order can be read and
watched, and which words its status has, is taken from the description; if a field or a path is gone, it says so and ends
with status 2.
"""
import argparse
import base64
import json
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

ENDED = {"CLOSED", "CANCELLED", "REJECTED"}
NEEDED = ("orderId", "status", "total")


class NotAsPublished(Exception):
    """The description lacks something that this program rests on."""


class Shop:
    """The order service, as its description tells it."""

    def __init__(self, gateway, client, secret):
        self.gateway = gateway.rstrip("/")
        self.token = self._token(client, secret)
        description = self._json(self._request("/order/v3/api-docs"))
        self.order = self._path(description, "/orders/{orderId}")
        self.live = self._path(description, "/orders/{orderId}/live")
        self.statuses = self._statuses(description)

    def _request(self, path, **headers):
        headers["Authorization"] = "Bearer " + self.token if self.token else headers.get("Authorization", "")
        return urllib.request.Request(self.gateway + path, headers=headers)

    def _token(self, client, secret):
        self.token = ""
        basic = base64.b64encode((client + ":" + secret).encode()).decode()
        request = urllib.request.Request(
            self.gateway + "/oauth2/token",
            data=b"grant_type=client_credentials",
            headers={"Authorization": "Basic " + basic, "Content-Type": "application/x-www-form-urlencoded"})
        return self._json(request)["access_token"]

    @staticmethod
    def _json(request):
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    @staticmethod
    def _path(description, path):
        if "get" not in description.get("paths", {}).get(path, {}):
            raise NotAsPublished("GET " + path + " is not described")
        return path

    @staticmethod
    def _statuses(description):
        view = description.get("components", {}).get("schemas", {}).get("OrderView", {}).get("properties", {})
        missing = [field for field in NEEDED if field not in view]
        if missing:
            raise NotAsPublished("OrderView lacks " + ", ".join(missing))
        status = view["status"]
        if "$ref" in status:
            status = description["components"]["schemas"][status["$ref"].rsplit("/", 1)[1]]
        words = set(status.get("enum", ()))
        if not ENDED <= words:
            raise NotAsPublished("the status of an order lacks " + ", ".join(sorted(ENDED - words)))
        return words

    def changes(self, order):
        """Each state of an order that is told, until it has ended. Comes back when the stream breaks off."""
        path = self.live.replace("{orderId}", urllib.parse.quote(order, safe=""))
        while True:
            try:
                with urllib.request.urlopen(self._request(path, Accept="text/event-stream"), timeout=300) as stream:
                    for view in self._events(stream):
                        yield view
                        if view["status"] in ENDED:
                            return
            except urllib.error.HTTPError as refused:
                if refused.code < 500 and refused.code != 429:
                    raise
            except OSError:
                pass
            time.sleep(1)

    @staticmethod
    def _events(stream):
        """As the HTML standard has it: lines of data, ended by an empty one; comments begin with a colon."""
        data = []
        for raw in stream:
            line = raw.decode("utf-8").rstrip("\r\n")
            if not line and data:
                yield json.loads("\n".join(data))
                data = []
            elif line.startswith("data:"):
                data.append(line[5:].lstrip(" "))


def follow(shop, order, said, failures):
    try:
        last = None
        for view in shop.changes(order):
            if view["status"] not in shop.statuses:
                raise NotAsPublished("the status " + view["status"] + " is not described")
            if view["status"] != last:
                last = view["status"]
                with said:
                    print(json.dumps({"orderId": view["orderId"], "status": last, "total": view["total"]}), flush=True)
    except Exception as failure:  # Told by the main thread.
        failures.append(failure)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--gateway", default="http://127.0.0.1:8080")
    options.add_argument("--client", default="demo-support")
    options.add_argument("--secret", default="demo-support-secret")
    options.add_argument("orders", nargs="+")
    said = options.parse_args()
    try:
        shop = Shop(said.gateway, said.client, said.secret)
    except NotAsPublished as difference:
        print(difference, file=sys.stderr)
        return 2
    failures = []
    voice = threading.Lock()
    threads = [threading.Thread(target=follow, args=(shop, order, voice, failures)) for order in said.orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for failure in failures:
        print(failure, file=sys.stderr)
    return 2 if any(isinstance(each, NotAsPublished) for each in failures) else 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
