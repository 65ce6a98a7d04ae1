"""Make the small checkpoints that the exporter's unit tests compare with the reference.

Each is a Qwen3-VL of a few thousand random weights, in shapes the demo model does not have:
untied or tied, one file or shards, bfloat16 or float32, with and without attention biases, one
DeepStack tap or three, a learned position grid smaller and larger than the picture's. Beside each
lies what Hugging Face's own `Qwen3VLForConditionalGeneration` answers to a few inputs.

    python models/training/make_export_fixtures.py unit-tests/model-export/fixtures

Needs torch and transformers 5. The weights are drawn wide (not at the usual 0.02) and norms and
biases are not left at one and zero, so that a missing term or a wrong order shows in the logits.

Written per checkpoint: `config.json`, safetensors, and `cases.json`, a list of
`{name, input_ids, image_grid_thw, pixel_values, tokens, logits, image_features}` in which the last
two and `pixel_values` name raw little-endian float32 files (`pixel_values` `[patches, values]`,
`logits` `[len(tokens), vocab]`, `image_features` `[tokens, (1 + taps) * hidden]`).
A case without a picture has `image_grid_thw: null`.
"""

import json
import shutil
import sys
from pathlib import Path

import numpy
import torch
from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration

IMAGE, VIDEO, VISION_START, VISION_END = 60, 61, 62, 63
GENERATED = 12
# Two tokens nearer to each other than this could swap in any other order of summation.
SMALLEST_MARGIN = 0.01
# A reply that repeats itself would hide what the cache gets wrong.
FEWEST_DIFFERENT_TOKENS = 4

CHECKPOINTS = {
    "tied-bf16": {
        "seed": 11,
        "dtype": torch.bfloat16,
        "max_shard_size": "1GB",
        "tie_word_embeddings": True,
        "text": dict(
            hidden_size=24, intermediate_size=40, num_hidden_layers=3, num_attention_heads=4,
            num_key_value_heads=2, head_dim=16, rms_norm_eps=1e-6,
            rope_parameters=dict(rope_type="default", rope_theta=5_000_000.0,
                                 mrope_section=[4, 2, 2], mrope_interleaved=True),
        ),
        "vision": dict(
            hidden_size=16, intermediate_size=28, depth=4, num_heads=2, patch_size=2,
            num_position_embeddings=25, deepstack_visual_indexes=[0, 1, 3],
        ),
        "grids": [(8, 12), (2, 4), None],
    },
    "untied-f32-sharded": {
        "seed": 2,
        "dtype": torch.float32,
        "max_shard_size": "50KB",
        "tie_word_embeddings": False,
        "text": dict(
            hidden_size=24, intermediate_size=28, num_hidden_layers=2, num_attention_heads=6,
            num_key_value_heads=2, head_dim=8, rms_norm_eps=1e-3, attention_bias=True,
            rope_parameters=dict(rope_type="default", rope_theta=10_000.0,
                                 mrope_section=[2, 1, 1], mrope_interleaved=True),
        ),
        "vision": dict(
            hidden_size=12, intermediate_size=20, depth=3, num_heads=3, patch_size=2,
            num_position_embeddings=144, deepstack_visual_indexes=[1],
        ),
        "grids": [(6, 4), (10, 14)],
    },
}


def build(recipe):
    config = Qwen3VLConfig(
        text_config=dict(vocab_size=64, **recipe["text"]),
        vision_config=dict(
            out_hidden_size=recipe["text"]["hidden_size"], spatial_merge_size=2,
            temporal_patch_size=2, in_channels=3, **recipe["vision"],
        ),
        image_token_id=IMAGE, video_token_id=VIDEO,
        vision_start_token_id=VISION_START, vision_end_token_id=VISION_END,
        tie_word_embeddings=recipe["tie_word_embeddings"],
    )
    config._attn_implementation = "eager"
    model = Qwen3VLForConditionalGeneration(config).eval()
    generator = torch.Generator().manual_seed(recipe["seed"])
    for name, parameter in model.named_parameters():
        drawn = torch.randn(parameter.shape, generator=generator)
        if name.endswith("bias"):
            drawn *= 0.3
        elif parameter.ndim == 1:
            drawn = 1 + 0.3 * drawn
        elif "embed" not in name or "patch_embed" in name:
            drawn *= 2 / parameter[0].numel() ** 0.5
        # What is compared is the stored weights, so the reference computes with the rounded ones.
        parameter.data = drawn.to(recipe["dtype"]).float()
    model.tie_weights()
    return model


@torch.no_grad()
def run_case(model, recipe, number, grid, folder):
    generator = torch.Generator().manual_seed(1000 * recipe["seed"] + number)
    text = lambda length: torch.randint(0, 60, (length,), generator=generator).tolist()
    name = "text" if grid is None else f"grid-{grid[0]}x{grid[1]}"
    vision = model.config.vision_config
    merge = vision.spatial_merge_size
    pictures = {}
    if grid is None:
        input_ids = text(9)
    else:
        image_tokens = grid[0] * grid[1] // merge**2
        input_ids = text(3) + [VISION_START] + [IMAGE] * image_tokens + [VISION_END] + text(4)
        values = vision.in_channels * vision.temporal_patch_size * vision.patch_size**2
        pictures["pixel_values"] = torch.rand(grid[0] * grid[1], values, generator=generator) * 2 - 1
        pictures["image_grid_thw"] = torch.tensor([[1, *grid]])
        pictures["mm_token_type_ids"] = torch.tensor([[int(token == IMAGE) for token in input_ids]])

    case = {"name": name, "input_ids": input_ids, "image_grid_thw": grid and [1, *grid]}

    def save(key, tensor):
        case[key] = f"{name}.{key}.f32"
        numpy.ascontiguousarray(tensor.float().numpy(), dtype="<f4").tofile(folder / case[key])

    out = model.generate(
        input_ids=torch.tensor([input_ids]), attention_mask=torch.ones(1, len(input_ids), dtype=torch.long),
        max_new_tokens=GENERATED, min_new_tokens=GENERATED, do_sample=False,
        eos_token_id=None, pad_token_id=0, output_logits=True, return_dict_in_generate=True, **pictures,
    )
    logits = torch.cat(out.logits)
    best = logits.topk(2).values
    margin = (best[:, 0] - best[:, 1]).min().item()
    if margin < SMALLEST_MARGIN:
        raise SystemExit(f"{folder.name}/{name}: two tokens are {margin:.4f} apart; take another seed")
    case["tokens"] = out.sequences[0, len(input_ids):].tolist()
    if len(set(case["tokens"])) < FEWEST_DIFFERENT_TOKENS or max(case["tokens"]) >= IMAGE:
        raise SystemExit(f"{folder.name}/{name}: {case['tokens']} repeats itself or opens a picture; take another seed")
    save("logits", logits)
    if grid is not None:
        save("pixel_values", pictures["pixel_values"])
        features = model.model.visual(pictures["pixel_values"], grid_thw=pictures["image_grid_thw"])
        save("image_features", torch.cat([features.pooler_output, *features.deepstack_features], dim=-1))
    print(f"{folder.name}/{name}: tokens {case['tokens']}, margin {margin:.3f}, "
          f"logits {logits.abs().mean():.2f} on average")
    return case


def main(destination):
    for name, recipe in CHECKPOINTS.items():
        folder = Path(destination) / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        model = build(recipe)
        cases = [run_case(model, recipe, *case, folder) for case in enumerate(recipe["grids"])]
        model.to(recipe["dtype"]).save_pretrained(folder, max_shard_size=recipe["max_shard_size"])
        (folder / "generation_config.json").unlink(missing_ok=True)
        (folder / "cases.json").write_text(json.dumps(cases) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
