#!/usr/bin/env bash
# Trains the demo model and puts it in models/demo: make-demo-model.sh FOLDER [PICTURES] [MINUTES]
# FOLDER takes about 4 GB of drawings and the checkpoint.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$1

npx tsx models/training/prepare-data.ts "$folder/data" "${2:-48000}"
python models/training/train.py "$folder/data" "$folder/model" --minutes "${3:-62}"
python models/training/make_parity_fixtures.py "$folder/data" "$folder/model" models/training/fixtures
mkdir -p models/demo/checkpoint
cp "$folder"/model/*.json models/demo/
cp "$folder"/model/checkpoint/* models/demo/checkpoint/
npx tsx src/cli/shelftalker.ts export-model models/demo/checkpoint --out models/demo --dtype fp32 --name shelftalker-demo
