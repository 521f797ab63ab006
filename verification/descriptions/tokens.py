"""Gives each request of Schemathesis the token of a role that the operation names.

Leaves out texts with beams, slurs and tags (U+1D173 to U+1D17A, U+E0000 to U+E0FFF): they are refused, and no pattern that
all readers of JSON Schema understand can say so.
"""

import base64
import json
import os
import time
import urllib.request

import schemathesis

GOOD_FOR_SECONDS = 120
known = {}


def token(role):
    found, since = known.get(role, (None, 0))
    if found is None or time.time() - since > GOOD_FOR_SECONDS:
        credentials = base64.b64encode(f"demo-{role}:demo-{role}-secret".encode()).decode()
        request = urllib.request.Request(
            os.environ["AUTHORIZATION"] + "/oauth2/token",
            data=b"grant_type=client_credentials",
            headers={"Authorization": "Basic " + credentials},
        )
        found = json.load(urllib.request.urlopen(request))["access_token"]
        known[role] = (found, time.time())
    return found


@schemathesis.auth(refresh_interval=None)
class RoleOfTheOperation:
    def get(self, case, context):
        security = context.operation.definition.raw.get("security") or []
        named = [each["oauth2"][0] for each in security if "oauth2" in each]
        return token("shop" if "shop" in named else sorted(named)[0]) if named else ""

    def set(self, case, data, context):
        if not data:
            return
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


def says_what_no_pattern_says(value):
    if isinstance(value, dict):
        return any(says_what_no_pattern_says(each) for pair in value.items() for each in pair)
    if isinstance(value, list):
        return any(says_what_no_pattern_says(each) for each in value)
    return isinstance(value, str) and any(
        0x1D173 <= ord(each) <= 0x1D17A or 0xE0000 <= ord(each) <= 0xE0FFF for each in value
    )


@schemathesis.hook
def filter_body(context, body):
    return not says_what_no_pattern_says(body)


@schemathesis.hook
def filter_query(context, query):
    return not says_what_no_pattern_says(query)


@schemathesis.hook
def filter_path_parameters(context, path_parameters):
    return not says_what_no_pattern_says(path_parameters)
