"""Helm for the suite of releases: one action, read as JSON from standard input, its answer as JSON on standard output."""

import json
import sys

import helm_python

asked = json.load(sys.stdin)
action, name, namespace = asked["action"], asked["name"], asked["namespace"]
common = {"namespace": namespace}


def main() -> object:
    if action == "render":
        with helm_python.Chart.load(asked["chart"]) as chart:
            return chart.render(asked["values"], name=name, namespace=namespace)
    config = helm_python.Config(kube_context=asked["context"], namespace=namespace)
    waiting = {"timeout": asked["timeout"], "wait": "watcher"}
    if action == "install":
        return config.install(
            asked["chart"], name, asked["values"], **common, **waiting, create_namespace=True
        )
    if action == "dry-run":
        return config.install(asked["chart"], name, asked["values"], **common, dry_run="server")
    if action == "upgrade":
        return config.upgrade(asked["chart"], name, asked["values"], **common, **waiting)
    if action == "rollback":
        return config.rollback(name, **waiting)
    if action == "uninstall":
        return config.uninstall(name, **waiting)
    if action == "history":
        return config.history(name)
    raise SystemExit(f"no such action: {action}")


try:
    print(json.dumps(main(), default=str))
except helm_python.HelmError as error:
    print(f"{type(error).__name__}: {error}", file=sys.stderr)
    sys.exit(1)
