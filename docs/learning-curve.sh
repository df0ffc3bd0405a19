#!/bin/sh
# Draws the learning curve of experiments.md beside this file, by a service that runs at $1.
set -eu
service=${1:-http://localhost:8080}
docs=$(dirname "$0")

place=$(curl -sS -o /dev/null -D - "$service/v1/experiments" -H 'Content-Type: application/json' -d '{
  "name": "How many rows does wine need?",
  "spec": {"dataset": "wine", "network": {"hidden": [8], "activation": "tanh", "output": "softmax"},
           "loss": "cross-entropy", "standardize": true, "optimizer": "adam", "alpha": 0.02, "epochs": 300, "seed": 7},
  "vary": {"trainingRows": [10, 20, 40, 80, 160]}, "folds": 10, "repeats": 3}' |
  tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
until curl -sS "$service$place" -H 'Prefer: wait=60' | grep -q '"status":"completed"'; do :; done
curl -sS "$service$place?curve=trainingRows" -H 'Accept: image/png' -o "$docs/learning-curve.png"
