"""shrink - a mutant made smaller while the same goes wrong: nearer to its seed, or shorter."""
TRIES = 300


def runs(mutant, original):
    """Where they differ, as [first, end) over their common length."""
    found, at, common = [], 0, min(len(mutant), len(original))
    while at < common:
        if mutant[at] == original[at]:
            at += 1
            continue
        end = at
        while end < common and mutant[end] != original[end]:
            end += 1
        found.append((at, end))
        at = end
    return found


def distance(mutant, original):
    """Bytes that differ, those counted that one has and the other has not."""
    return sum(end - first for first, end in runs(mutant, original)) + abs(len(mutant) - len(original))


def nearer(mutant, original, still):
    """Of equal length: places that differ are put back, halves of them first."""
    places, step, tries = runs(mutant, original), 0, 0
    step = max(1, len(places) // 2)
    while places and step and tries < TRIES:
        for i in range(0, len(places), step):
            candidate = bytearray(mutant)
            for first, end in places[i:i + step]:
                candidate[first:end] = original[first:end]
            tries += 1
            if candidate != mutant and still(bytes(candidate)):
                mutant = bytes(candidate)
        places, step = runs(mutant, original), step // 2
    return mutant


def shorter(mutant, still):
    step, tries = len(mutant) // 2, 0
    while step and tries < TRIES:
        at = 0
        while at < len(mutant) and tries < TRIES:
            candidate = mutant[:at] + mutant[at + step:]
            tries += 1
            if candidate and still(candidate):
                mutant = candidate
            else:
                at += step
        step //= 2
    return mutant


def smaller(mutant, original, still):
    if not still(mutant):
        return mutant # it does not happen every time
    return nearer(mutant, original, still) if len(mutant) == len(original) else shorter(mutant, still)
