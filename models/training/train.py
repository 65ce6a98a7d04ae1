"""Trains the demo model and writes models/demo's checkpoint, tokenizer and settings.

    python models/training/train.py DATA OUT [--minutes 60]

DATA is what `prepare-data.ts` wrote. First the vision tower learns by itself, with
throw-away classifiers on its outputs (dense, quick gradients); then the whole model
learns to write the replies. The weights are rounded to bfloat16 before they are judged,
since that is how they are saved.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from demo_model import (
    GRID,
    MERGE,
    PICTURE_TOKENS,
    SIDE,
    PictureEncoder,
    check_against_reference,
    config_json,
    new_model,
    reply_logits,
)
from tokenizer import save_tokenizer, train_tokenizer

LOCALES = ["en", "zh"]
BATCH = 64
# Most pixels that a picture is moved by.
SHIFT = 6
# Prompt tokens kept while prompts are cropped, for how much of the time, and the marks between prompt and reply.
CROP = 40
CROPPED_SHARE = 0.6
TAIL = 5
FACTS = ["kind", "colour", "pattern", "word"]


def load(folder, name=""):
    examples = [json.loads(line) for line in (folder / f"{name}examples.jsonl").open(encoding="utf-8")]
    pictures = np.memmap(folder / f"{name}pictures.u8", dtype=np.uint8, mode="r").reshape(-1, SIDE, SIDE, 3)
    assert len(examples) == len(pictures), "examples and pictures differ in number"
    return examples, pictures


def vary(pictures, letters, random):
    """Small shifts, and changes of brightness, contrast and noise, so that no picture comes twice.

    Returns the pictures and, per picture token, which letters have their middle there:
    [batch, PICTURE_TOKENS, 26].
    """
    batch = torch.from_numpy(pictures)
    padded = F.pad(batch.permute(0, 3, 1, 2).float(), (SHIFT, SHIFT, SHIFT, SHIFT), mode="replicate")
    moved = torch.empty(batch.shape)
    offsets = random.integers(0, 2 * SHIFT + 1, (len(batch), 2))
    for index, (top, left) in enumerate(offsets):
        moved[index] = padded[index, :, top : top + SIDE, left : left + SIDE].permute(1, 2, 0)
    shape = (len(batch), 1, 1, 1)
    contrast = torch.from_numpy(random.uniform(0.9, 1.1, shape)).float()
    brightness = torch.from_numpy(random.uniform(-12, 12, shape)).float()
    noise = torch.randn(1, SIDE, SIDE, 3) * float(random.uniform(0, 4))
    moved.sub_(128).mul_(contrast).add_(128 + brightness + noise).clamp_(0, 255)
    return moved, letters_by_token(letters, offsets - SHIFT)


def letters_by_token(letters, moves):
    side = GRID // MERGE
    found = torch.zeros(len(letters), side * side, 26)
    for index, (places, (top, left)) in enumerate(zip(letters, moves)):
        for place in places:
            row = min(side - 1, max(0, int((place["y"] * SIDE - top) * side / SIDE)))
            column = min(side - 1, max(0, int((place["x"] * SIDE - left) * side / SIDE)))
            found[index, row * side + column, ord(place["letter"]) - ord("A")] = 1
    return found


class Classifiers(torch.nn.Module):
    """Throw-away judges of the picture tokens: one linear layer a fact, and one for the letters at each token.

    A fact's evidence is added up smoothly over the tokens. Letters are told token by
    token, which teaches reading far sooner than the word as a whole would.
    """

    def __init__(self, width, lists):
        super().__init__()
        self.facts = torch.nn.ModuleList(torch.nn.Linear(width, len(names)) for names in lists)
        self.letters = torch.nn.Linear(width, 26)

    def forward(self, features):
        tokens = features.flatten(2)
        return [torch.logsumexp(layer(tokens), 1) for layer in self.facts], self.letters(tokens)

    def losses(self, features, labels, letters):
        """One for each fact, then the letters'."""
        facts, letter_logits = self(features)
        told = F.binary_cross_entropy_with_logits(letter_logits, letters, pos_weight=torch.tensor(4.0))
        return [*(F.cross_entropy(fact, labels[:, i]) for i, fact in enumerate(facts)), 20 * told]


class Schedule:
    """Learning rate by the share of the time that is gone: warm-up, then a cosine down to 2 %."""

    def __init__(self, optimizer, peak, seconds):
        self.optimizer, self.peak, self.seconds, self.start = optimizer, peak, seconds, time.time()

    def share(self):
        return (time.time() - self.start) / self.seconds

    def step(self):
        share = min(1.0, self.share())
        warm = min(1.0, share / 0.03)
        rate = self.peak * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        return share < 1.0


def batches(count, random):
    while True:
        order = random.permutation(count)
        for start in range(0, count - BATCH + 1, BATCH):
            yield np.sort(order[start : start + BATCH])


def label_lists(examples):
    return [sorted({example["drawing"][fact] or "" for example in examples}) for fact in FACTS]


def labels_of(examples, lists):
    indexes = [{name: index for index, name in enumerate(names)} for names in lists]
    return torch.tensor([[indexes[f][e["drawing"][fact] or ""] for f, fact in enumerate(FACTS)] for e in examples])


def train_vision(encoder, classifiers, pictures, labels, letters, minutes, random, judge):
    parameters = [*encoder.parameters(), *classifiers.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=0.05, betas=(0.9, 0.98))
    schedule = Schedule(optimizer, 2e-3, minutes * 60)
    for step, chosen in enumerate(batches(len(pictures), random)):
        if not schedule.step():
            break
        varied, found = vary(pictures[chosen], [letters[index] for index in chosen], random)
        losses = classifiers.losses(encoder(varied), labels[chosen], found)
        optimizer.zero_grad()
        sum(losses).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        if step % 50 == 0:
            print(f"vision {step} {schedule.share():.2f}", *(f"{f} {l:.3f}" for f, l in zip([*FACTS, "letters"], losses)), flush=True)
        if step % 500 == 499:
            judge()


def tokenize(tokenizer, examples):
    """For each locale: ids as uint16, where the prompt begins and where the reply does. The picture's tokens are in place."""
    ids = {text: tokenizer.token_to_id(text) for text in ["<|vision_start|>", "<|image_pad|>", "<|im_end|>"]}
    before = tokenizer.encode("<|im_start|>user\n<|vision_start|>").ids
    picture = [ids["<|image_pad|>"]] * PICTURE_TOKENS
    middle = tokenizer.encode("<|vision_end|>").ids
    sequences = {}
    for locale in LOCALES:
        prompts = tokenizer.encode_batch([e[locale]["prompt"] for e in examples])
        replies = tokenizer.encode_batch([e[locale]["reply"] for e in examples])
        tail = tokenizer.encode("<|im_end|>\n<|im_start|>assistant\n").ids
        assert len(tail) == TAIL, f"{len(tail)} tokens stand between prompt and reply"
        sequences[locale] = [
            (
                np.array([*before, *picture, *middle, *p.ids, *tail, *r.ids, ids["<|im_end|>"]], dtype=np.uint16),
                len(before) + PICTURE_TOKENS + len(middle),
                len(before) + PICTURE_TOKENS + len(middle) + len(p.ids) + len(tail),
            )
            for p, r in zip(prompts, replies)
        ]
    return sequences, len(before)


def padded(chosen):
    length = max(len(ids) for ids, _ in chosen)
    inputs = torch.zeros(len(chosen), length, dtype=torch.long)
    wanted = torch.zeros(len(chosen), length, dtype=torch.bool)
    for row, (ids, reply) in enumerate(chosen):
        inputs[row, : len(ids)] = torch.from_numpy(ids.astype(np.int64))
        wanted[row, reply - 1 : len(ids) - 1] = True
    targets = inputs.roll(-1, 1)[wanted]
    return inputs, wanted, targets


def cropped(sequence, random):
    """A short stretch of the prompt instead of all of it: quicker, while the picture is what is being learned."""
    ids, prompt, reply = sequence
    start = int(random.integers(prompt, max(prompt + 1, reply - CROP)))
    end = min(start + CROP, reply - TAIL)
    kept = np.concatenate([ids[:prompt], ids[start:end], ids[reply - TAIL :]]) if end > start else ids
    return kept, reply - (len(ids) - len(kept))


def train_replies(model, encoder, classifiers, pictures, labels, letters, sequences, prefix, minutes, random, judge):
    parameters = [*model.parameters(), *classifiers.parameters()]
    optimizer = torch.optim.AdamW(
        [p for p in parameters if p.requires_grad], lr=1e-3, weight_decay=0.02, betas=(0.9, 0.98)
    )
    schedule = Schedule(optimizer, 2e-3, minutes * 60)
    for step, chosen in enumerate(batches(len(pictures), random)):
        if not schedule.step():
            break
        varied, found = vary(pictures[chosen], [letters[index] for index in chosen], random)
        features = encoder(varied)
        loss = 0
        half = len(chosen) // 2
        # Each picture in one language; the next epoch shuffles anew.
        order = random.permutation(len(chosen))
        for locale, rows in zip(LOCALES, [order[:half], order[half:]]):
            texts = [sequences[locale][index] for index in chosen[rows]]
            short = schedule.share() < CROPPED_SHARE
            texts = [cropped(text, random) if short else (text[0], text[2]) for text in texts]
            inputs, wanted, targets = padded(texts)
            logits = reply_logits(model, features[torch.from_numpy(rows)], inputs, prefix, wanted)
            loss = loss + F.cross_entropy(logits, targets)
        seen = sum(classifiers.losses(features, labels[chosen], found))
        optimizer.zero_grad()
        (loss + 0.2 * seen).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        if step % 50 == 0:
            print(f"replies {step} {schedule.share():.2f} loss {loss.item() / 2:.4f} seen {seen.item():.3f}", flush=True)
        if step % 500 == 499:
            judge()


@torch.no_grad()
def judge_vision(encoder, classifiers, pictures, labels):
    correct = torch.zeros(len(FACTS))
    for start in range(0, len(pictures), 100):
        outputs, _ = classifiers(encoder(torch.from_numpy(pictures[start : start + 100])))
        for index, output in enumerate(outputs):
            correct[index] += (output.argmax(1) == labels[start : start + 100, index]).sum()
    print("held out, seen:", *(f"{f} {c / len(pictures):.3f}" for f, c in zip(FACTS, correct)), flush=True)


@torch.no_grad()
def judge_replies(model, encoder, pictures, sequences, prefix):
    """Share of reply tokens that are right when the true reply so far is given; the phrasing is a coin toss."""
    for locale in LOCALES:
        right = total = 0
        for start in range(0, 200, 50):
            texts = [(ids, reply) for ids, _, reply in sequences[locale][start : start + 50]]
            inputs, wanted, targets = padded(texts)
            features = encoder(torch.from_numpy(pictures[start : start + 50]))
            logits = reply_logits(model, features, inputs, prefix, wanted)
            right += (logits.argmax(1) == targets).sum().item()
            total += len(targets)
        print(f"held out, {locale}: {right / total:.4f} of tokens", flush=True)


def round_to_bfloat16(model):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.to(torch.bfloat16).float())


def save(model, config, folder):
    from safetensors.torch import save_file

    checkpoint = folder / "checkpoint"
    checkpoint.mkdir(parents=True, exist_ok=True)
    weights = {name: value.to(torch.bfloat16).contiguous() for name, value in model.state_dict().items()}
    weights.pop("lm_head.weight")
    save_file(weights, str(checkpoint / "model.safetensors"), metadata={"format": "pt"})
    for place in (folder, checkpoint):
        (place / "config.json").write_text(json.dumps(config, indent=2) + "\n")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--minutes", type=float, default=60)
    arguments.add_argument("--vision-share", type=float, default=0.35)
    arguments.add_argument("--seed", type=int, default=7)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)

    examples, pictures = load(options.data)
    held_out, held_out_pictures = load(options.data, "held-out.")
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = train_tokenizer(
        f"{role}\n{e[locale][text]}"
        for e in examples[:8000]
        for locale in LOCALES
        for role, text in (("user", "prompt"), ("assistant", "reply"))
    )
    save_tokenizer(tokenizer, options.out)
    config = config_json(tokenizer)
    model = new_model(config)
    encoder = PictureEncoder(model.model.visual)
    lists = label_lists(examples)
    labels, held_out_labels = labels_of(examples, lists), labels_of(held_out, lists)
    letters = [example["letters"] for example in examples]
    features = 1 + len(config["vision_config"]["deepstack_visual_indexes"])
    classifiers = Classifiers(features * config["text_config"]["hidden_size"], lists)
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters, {len(examples)} pictures", flush=True)
    sequences, prefix = tokenize(tokenizer, examples)
    held_out_sequences, _ = tokenize(tokenizer, held_out)
    lengths = [len(ids) for ids, _, _ in sequences["en"]]
    print(f"tokens: mean {np.mean(lengths):.0f}, most {max(lengths)}", flush=True)
    sample = torch.from_numpy(held_out_sequences["en"][0][0].astype(np.int64))
    print("batched path against the reference:", check_against_reference(model, encoder, sample, torch.from_numpy(held_out_pictures[0].copy()), prefix))

    see = lambda: judge_vision(encoder, classifiers, held_out_pictures, held_out_labels)
    train_vision(encoder, classifiers, pictures, labels, letters, options.minutes * options.vision_share, random, see)
    see()
    save(model, config, options.out)

    def judge():
        see()
        judge_replies(model, encoder, held_out_pictures, held_out_sequences, prefix)
        save(model, config, options.out)

    minutes = options.minutes * (1 - options.vision_share)
    train_replies(model, encoder, classifiers, pictures, labels, letters, sequences, prefix, minutes, random, judge)
    round_to_bfloat16(model)
    judge()


main()
