#!/bin/sh
# Draws the three maps of the founding question beside this file, by a service that runs at $1.
set -eu
service=${1:-http://localhost:8080}
docs=$(dirname "$0")

# map NAME QUERY REQUEST: trains an experiment and draws it
map() {
  place=$(curl -sS -o /dev/null -D - "$service/v1/experiments" -H 'Content-Type: application/json' -d "$3" |
    tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  until curl -sS "$service$place" -H 'Prefer: wait=60' | grep -q '"status":"completed"'; do :; done
  curl -sS "$service$place?$2" -H 'Accept: image/png' -o "$docs/$1"
}

xor='"dataset":"xor","seed":7,"alpha":0.3,"epochs":10000,"stopWhen":{"lossBelow":0.01}'
uniform='"init":{"type":"uniform","low":0,"high":1}'

map starts.png 'x=init.low&y=init.high' '{"name":"Starts uniform(low, high)",
  "spec":{'"$xor,$uniform"'},
  "vary":{"init.low":{"from":-4,"to":0,"steps":17},"init.high":{"from":0,"to":4,"steps":17},"seed":{"count":50}}}'

map alpha-spread.png 'x=alpha&y=init.high' '{"name":"Learning rate and spread of the start",
  "spec":{'"$xor,$uniform"'},
  "vary":{"alpha":{"from":0.05,"to":1,"steps":25,"scale":"log"},"init.high":{"from":0.25,"to":4,"steps":16},"seed":{"count":50}}}'

map basins.png 'value=basin' '{"name":"Where starts end",
  "spec":{'"$xor,$uniform"'},
  "vary":{"theta":{"directions":["w1","w4"],"from":-5,"to":5,"resolution":256}}}'
