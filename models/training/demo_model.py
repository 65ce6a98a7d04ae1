"""The demo model: Transformers' own Qwen3-VL, very small, and a batched way to train it on a CPU.

The class that is trained, saved and compared against is
`transformers.Qwen3VLForConditionalGeneration`. `encode_pictures` and `reply_logits` run
its very weights on many equal-sized pictures at once, where the class would go picture by
picture; `check_against_reference` holds the two together.
"""

import torch
import torch.nn.functional as F
from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration

SIDE = 160
PATCH = 16
MERGE = 2
GRID = SIDE // PATCH
PICTURE_TOKENS = (GRID // MERGE) ** 2


def config_json(tokenizer):
    """config.json in the form of the published checkpoints."""
    token = tokenizer.token_to_id
    return {
        "architectures": ["Qwen3VLForConditionalGeneration"],
        "model_type": "qwen3_vl",
        "image_token_id": token("<|image_pad|>"),
        "video_token_id": token("<|video_pad|>"),
        "vision_start_token_id": token("<|vision_start|>"),
        "vision_end_token_id": token("<|vision_end|>"),
        "tie_word_embeddings": True,
        "dtype": "bfloat16",
        "text_config": {
            "model_type": "qwen3_vl_text",
            "attention_bias": False,
            "attention_dropout": 0.0,
            "bos_token_id": token("<|endoftext|>"),
            "eos_token_id": token("<|im_end|>"),
            "dtype": "bfloat16",
            "head_dim": 32,
            "hidden_act": "silu",
            "hidden_size": 96,
            "initializer_range": 0.05,
            "intermediate_size": 256,
            "max_position_embeddings": 4096,
            "num_attention_heads": 4,
            "num_hidden_layers": 4,
            "num_key_value_heads": 2,
            "rms_norm_eps": 1e-6,
            "rope_scaling": {"mrope_interleaved": True, "mrope_section": [6, 5, 5], "rope_type": "default"},
            "rope_theta": 10000.0,
            "tie_word_embeddings": True,
            "use_cache": True,
            "vocab_size": tokenizer.get_vocab_size(),
        },
        "vision_config": {
            "model_type": "qwen3_vl",
            "deepstack_visual_indexes": [1, 2, 4],
            "depth": 6,
            "hidden_act": "gelu_pytorch_tanh",
            "hidden_size": 80,
            "in_channels": 3,
            "initializer_range": 0.05,
            "intermediate_size": 240,
            "num_heads": 5,
            "num_position_embeddings": 144,
            "out_hidden_size": 96,
            "patch_size": PATCH,
            "spatial_merge_size": MERGE,
            "temporal_patch_size": 2,
        },
    }


def new_model(config):
    model = Qwen3VLForConditionalGeneration(Qwen3VLConfig(**config)).float()
    model.tie_weights()
    return model


def patches(pictures):
    """uint8 [batch, SIDE, SIDE, 3] → float [batch * GRID², 768], in the processor's order.

    One frame only: a still picture's two temporal frames are the same, and the
    convolution's kernels over them can be added up (`encode_pictures` does).
    """
    batch = pictures.shape[0]
    x = pictures.permute(0, 3, 1, 2).float() / 127.5 - 1.0
    half = GRID // MERGE
    x = x.reshape(batch, 3, half, MERGE, PATCH, half, MERGE, PATCH)
    return x.permute(0, 2, 5, 3, 6, 1, 4, 7).reshape(batch * GRID * GRID, 3 * PATCH * PATCH)


class PictureEncoder(torch.nn.Module):
    """Runs `model.model.visual` on a batch of SIDE × SIDE pictures."""

    def __init__(self, visual):
        super().__init__()
        self.visual = visual
        grid = torch.tensor([[1, GRID, GRID]])
        from transformers.vision_utils import get_vision_interpolation_indices_and_weights, get_vision_position_ids

        indices, weights = get_vision_interpolation_indices_and_weights(
            grid,
            num_grid_per_side=visual.num_grid_per_side,
            mode=visual.interpolation_mode,
            align_corners=visual.interpolation_align_corners,
            spatial_merge_size=MERGE,
            kwargs={},
        )
        positions = get_vision_position_ids(grid, MERGE, kwargs={})
        cos, sin = visual.rotary_pos_emb(torch.zeros(1), positions)
        self.indices, self.weights, self.cos, self.sin = indices, weights, cos, sin

    def forward(self, pictures):
        """uint8 [batch, SIDE, SIDE, 3] → [batch, PICTURE_TOKENS, 4, hidden]: merged, then the DeepStack maps."""
        visual = self.visual
        batch = pictures.shape[0]
        projection = visual.patch_embed.proj
        kernel = projection.weight.sum(2).flatten(1)
        x = F.linear(patches(pictures), kernel, projection.bias)
        position = (visual.pos_embed(self.indices) * self.weights[:, :, None]).sum(1)
        x = x.view(batch, GRID * GRID, -1) + position
        maps = []
        for index, block in enumerate(visual.blocks):
            attention = block.attn
            qkv = attention.qkv(block.norm1(x)).view(batch, GRID * GRID, 3, attention.num_heads, -1)
            qkv = qkv.permute(2, 0, 3, 1, 4)
            query, key = self.rotate(qkv[:2])
            mixed = F.scaled_dot_product_attention(query, key, qkv[2])
            x = x + attention.proj(mixed.transpose(1, 2).flatten(2))
            x = x + block.mlp(block.norm2(x))
            if index in visual.deepstack_visual_indexes:
                merger = visual.deepstack_merger_list[visual.deepstack_visual_indexes.index(index)]
                maps.append(merger(x.reshape(batch * GRID * GRID, -1)))
        merged = visual.merger(x.reshape(batch * GRID * GRID, -1))
        return torch.stack([merged, *maps], 1).view(batch, PICTURE_TOKENS, 1 + len(maps), -1)

    def rotate(self, x):
        first, second = x.chunk(2, -1)
        cos, sin = self.cos[..., : first.shape[-1]], self.sin[..., : first.shape[-1]]
        return torch.cat((first * cos - second * sin, second * cos + first * sin), -1)


def position_ids(prefix, length):
    """[3, 1, length]: `prefix` text tokens, the picture's, text again (Qwen's interleaved layout)."""
    side = GRID // MERGE
    rows = torch.arange(side).repeat_interleave(side)
    columns = torch.arange(side).repeat(side)
    text = torch.arange(prefix).expand(3, -1)
    picture = prefix + torch.stack([torch.zeros_like(rows), rows, columns])
    rest = torch.arange(length - prefix - PICTURE_TOKENS) + prefix + side
    return torch.cat([text, picture, rest.expand(3, -1)], 1)[:, None]


def reply_logits(model, features, input_ids, prefix, wanted):
    """Logits at the `wanted` positions (bool [batch, length]) of right-padded sequences.

    The picture's tokens stand at the same place in every sequence, after `prefix` tokens.
    """
    text = model.model.language_model
    batch, length = input_ids.shape
    end = prefix + PICTURE_TOKENS
    embeddings = text.embed_tokens(input_ids)
    x = torch.cat([embeddings[:, :prefix], features[:, :, 0], embeddings[:, end:]], 1)
    cos, sin = text.rotary_emb(x, position_ids(prefix, length))
    for index, layer in enumerate(text.layers):
        x = layer(x, position_embeddings=(cos, sin), attention_mask=None)
        if index + 1 < features.shape[2]:
            x = torch.cat([x[:, :prefix], x[:, prefix:end] + features[:, :, index + 1], x[:, end:]], 1)
    return model.lm_head(text.norm(x[wanted]))


@torch.no_grad()
def check_against_reference(model, encoder, input_ids, picture, prefix):
    """Fails unless the batched path gives what the reference class gives."""
    one_frame = patches(picture[None]).view(-1, 3, 1, PATCH * PATCH)
    pixel_values = one_frame.repeat(1, 1, 2, 1).flatten(1)
    reference = model(
        input_ids=input_ids[None],
        pixel_values=pixel_values,
        image_grid_thw=torch.tensor([[1, GRID, GRID]]),
        mm_token_type_ids=(input_ids == model.config.image_token_id).long()[None],
    ).logits[0]
    wanted = torch.ones(1, len(input_ids), dtype=torch.bool)
    ours = reply_logits(model, encoder(picture[None]), input_ids[None], prefix, wanted)
    difference = (reference - ours).abs().max().item()
    assert difference < 1e-3, f"The batched path differs from the reference by {difference}"
    return difference
