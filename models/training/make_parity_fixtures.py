"""Record what the reference answers about held-out drawings, for the exporter's parity tests.

    python models/training/make_parity_fixtures.py DATA MODEL models/training/fixtures

DATA is the folder of prepared examples (`held-out.examples.jsonl`, `held-out.pictures.u8`), MODEL
the folder that train.py wrote (`checkpoint/`, `tokenizer.json`). The reference is Hugging Face's
`Qwen3VLForConditionalGeneration` in float32 on the stored weights, greedy.

Written: `parity.json`, a list of
`{name, picture, prompt, input_ids, image_grid_thw, tokens, logits_file, logits_steps}`, the
pictures as PNG, and one raw little-endian float32 file `[len(logits_steps), vocabulary]` per case.
`prompt` is the chat-formatted text with one `<|image_pad|>`; `input_ids` has it repeated.
"""

import json
import shutil
import struct
import sys
import zlib
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration

from demo_model import GRID, PICTURE_TOKENS, SIDE, patches

CASES = 24
LONGEST_REPLY = 300
TOLERANCE = 1e-3


def load_reference(checkpoint):
    config = Qwen3VLConfig(**json.loads((checkpoint / "config.json").read_text()))
    config._attn_implementation = "eager"
    return Qwen3VLForConditionalGeneration.from_pretrained(checkpoint, config=config, dtype=torch.float32).eval()


def write_png(path, picture):
    """8-bit RGB without loss, so that the model sees the bytes that it saw here."""
    height, width, _ = picture.shape
    rows = b"".join(b"\0" + row.tobytes() for row in picture)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    )


@torch.no_grad()
def record(model, tokenizer, example, picture, name, folder):
    locale = ("en", "zh")[int(name[-2:]) % 2]
    prompt = (
        "<|im_start|>user\n<|vision_start|><|image_pad|><|vision_end|>"
        f"{example[locale]['prompt']}<|im_end|>\n<|im_start|>assistant\n"
    )
    text = prompt.replace("<|image_pad|>", "<|image_pad|>" * PICTURE_TOKENS)
    input_ids = torch.tensor([tokenizer.encode(text).ids])
    end = tokenizer.token_to_id("<|im_end|>")
    one_frame = patches(torch.from_numpy(picture)[None]).view(GRID * GRID, 3, 1, -1)
    out = model.generate(
        input_ids=input_ids,
        attention_mask=torch.ones_like(input_ids),
        mm_token_type_ids=(input_ids == model.config.image_token_id).long(),
        pixel_values=one_frame.repeat(1, 1, 2, 1).flatten(1),
        image_grid_thw=torch.tensor([[1, GRID, GRID]]),
        max_new_tokens=LONGEST_REPLY,
        do_sample=False,
        eos_token_id=end,
        pad_token_id=end,
        output_logits=True,
        return_dict_in_generate=True,
    )
    tokens = out.sequences[0, input_ids.shape[1] :].tolist()
    logits = torch.cat(out.logits)
    best = logits.topk(2).values
    if (best[:, 0] - best[:, 1]).min() < 2 * TOLERANCE:
        return None
    steps = sorted({0, 1, len(tokens) // 3, 2 * len(tokens) // 3, len(tokens) - 1})
    numpy.ascontiguousarray(logits[steps].numpy(), dtype="<f4").tofile(folder / f"{name}.f32")
    write_png(folder / f"{name}.png", picture)
    return {
        "name": name,
        "picture": f"{name}.png",
        "prompt": prompt,
        "input_ids": input_ids[0].tolist(),
        "image_grid_thw": [1, GRID, GRID],
        "tokens": tokens,
        "logits_file": f"{name}.f32",
        "logits_steps": steps,
    }


def main(data, model_folder, destination):
    examples = [json.loads(line) for line in (data / "held-out.examples.jsonl").open()]
    pictures = numpy.memmap(data / "held-out.pictures.u8", dtype=numpy.uint8, mode="r").reshape(-1, SIDE, SIDE, 3)
    model = load_reference(model_folder / "checkpoint")
    tokenizer = Tokenizer.from_file(str(model_folder / "tokenizer.json"))
    shutil.rmtree(destination, ignore_errors=True)
    destination.mkdir(parents=True)
    cases = []
    for example, picture in zip(examples, pictures):
        case = record(model, tokenizer, example, numpy.array(picture), f"held-out-{len(cases):02}", destination)
        if case is None:
            print("skipped a reply in which two tokens are as good as equal")
            continue
        cases.append(case)
        print(f"{case['name']}: {len(case['tokens'])} tokens, {tokenizer.decode(case['tokens'])[:100]}", flush=True)
        if len(cases) == CASES:
            break
    (destination / "parity.json").write_text(json.dumps(cases, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*map(Path, sys.argv[1:]))
