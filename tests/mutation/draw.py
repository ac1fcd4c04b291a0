"""draw - mutants of C sources: statements of functions, and what can be changed in each.

A statement is drawn by a hash of seed, file, function and its own text: a change elsewhere in the sources leaves the draw as it is.
One mutant is one changed statement.
"""
import hashlib
import re

TOKEN = re.compile(r'''
    (?P<space>\s+|/\*.*?\*/|//[^\n]*)
  | (?P<directive>\#(?:\\\n|[^\n])*)
  | (?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+')
  | (?P<number>(?:0[xX][0-9a-fA-F.]+(?:[pP][-+]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[a-zA-Z]*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<op>->|\+\+|--|<<=|>>=|<=|>=|==|!=|&&|\|\||<<|>>|[-+*/%&|^]=|\.\.\.|.)''', re.X | re.S)

SWAPPED = {'+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '+=': '-=', '-=': '+=', '*=': '/=', '<<': '>>', '>>': '<<',
           '&&': '||', '||': '&&', '&': '|', '|': '&', '++': '--', '--': '++'}
COMPARED = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '=='}
CONTROLS = {'if', 'for', 'while', 'switch'}
KEYWORDS = CONTROLS | {'sizeof', 'return', 'case', 'default', 'goto', 'done'}
OPEN, CLOSE = {'(': ')', '[': ']', '{': '}'}, {')', ']', '}'}


class Token:
    def __init__(self, kind, text, at):
        self.kind, self.text, self.at, self.end = kind, text, at, at + len(text)


class Statement:
    """tokens of a control's head (`if (...)`, `for (...)`), of a declaration or of an expression with its semicolon."""

    def __init__(self, function, control, tokens):
        self.function, self.control, self.tokens = function, control, tokens
        self.text = ' '.join(t.text for t in tokens)


class Mutant:
    def __init__(self, id, path, line, statement, kind, at, end, instead):
        self.id, self.path, self.line, self.statement, self.kind = id, path, line, statement, kind
        self.at, self.end, self.instead = at, end, instead

    def apply(self, source):
        return source[:self.at] + self.instead + source[self.end:]


def tokens_of(source):
    found = [Token(m.lastgroup, m.group(), m.start()) for m in TOKEN.finditer(source)]
    return [t for t in found if t.kind not in ('space', 'directive')]


def closing(tokens, at):
    """Index of the token that closes the bracket at `at`."""
    depth = 0
    for i in range(at, len(tokens)):
        depth += (tokens[i].text in OPEN) - (tokens[i].text in CLOSE)
        if depth == 0:
            return i
    raise ValueError('a bracket is not closed')


def bodies(source, tokens):
    """(name, first, end) of every function body: its braces are at the start of a line, as clang-format has them."""
    starts = [i for i, t in enumerate(tokens) if t.text == '{' and source[t.at - 1] == '\n' and tokens[i - 1].text == ')']
    for start in starts:
        i, depth = start - 1, 0
        while True:
            depth += (tokens[i].text == ')') - (tokens[i].text == '(')
            if depth == 0:
                break
            i -= 1
        name = tokens[i - 1].text if tokens[i - 1].text != ')' else tokens[i - 2].text
        yield name, start + 1, closing(tokens, start)


def statements(source):
    tokens = tokens_of(source)
    for name, at, end in bodies(source, tokens):
        while at < end:
            text = tokens[at].text
            if text in ('{', '}', ';', 'else', 'do', 'UNROLL'):
                at += 1
                continue
            control = text in CONTROLS
            last = closing(tokens, at + 1) if control else at
            while not control and tokens[last].text != ';' and not (tokens[last].text == ':' and text in ('case', 'done')):
                last = closing(tokens, last) + 1 if tokens[last].text in OPEN else last + 1
            yield Statement(name, control, tokens[at:last + 1])
            at = last + 1


def binary(source, t):
    """clang-format puts blanks around a binary operator and not after a unary one."""
    return source[t.at - 1].isspace() and source[t.end].isspace()


def arguments(tokens, at):
    """(start, end) in the source of each argument of the call whose bracket is at `at`."""
    last, found, first, i = closing(tokens, at), [], at + 1, at + 1
    while i <= last:
        if tokens[i].text in OPEN:
            i = closing(tokens, i)
        elif tokens[i].text == ',' or i == last:
            if i > first:
                found.append((tokens[first].at, tokens[i - 1].end))
            first = i + 1
        i += 1
    return found


def operators(source, s):
    for t in s.tokens:
        if t.text in SWAPPED and (t.text in ('++', '--') or binary(source, t)):
            yield 'operator', t.at, t.end, SWAPPED[t.text]
        elif t.text in COMPARED and binary(source, t):
            yield 'comparison', t.at, t.end, COMPARED[t.text]
        elif t.text == '!' and not source[t.end].isspace():
            yield 'comparison', t.at, t.end, ''


def signs(source, s):
    for i, t in enumerate(s.tokens[:-1]):
        if t.text == '-' and not binary(source, t):
            yield 'sign', t.at, t.end, ''
        elif t.text in ('*', '/') and binary(source, t):
            yield 'sign', s.tokens[i + 1].at, s.tokens[i + 1].at, '-'


def declares(source, s):
    first, second = s.tokens[0], s.tokens[min(1, len(s.tokens) - 1)]
    return first.text not in KEYWORDS and first.kind == 'name' and (
        second.kind == 'name' or second.text == '*' and not binary(source, second))


def by_one(source, s):
    declared = size = declares(source, s) # of an array: a number there only gives it more room
    depth = 0
    for i, t in enumerate(s.tokens):
        depth += (t.text in OPEN) - (t.text in CLOSE)
        size = declared and depth == 0 if t.text == ',' else size and t.text != '='
        if size:
            continue
        if t.kind == 'number' and t.text.isdigit():
            yield 'off by one', t.at, t.end, str(int(t.text) + 1)
            if int(t.text) > 0:
                yield 'off by one', t.at, t.end, str(int(t.text) - 1)
        elif t.text == '[' and s.tokens[i + 1].text != ']':
            end = s.tokens[closing(s.tokens, i)].at
            yield 'off by one', end, end, ' + 1'


def dropped(source, s):
    ignores = [t.text for t in s.tokens[:3]] == ['(', 'void', ')'] # a parameter, to keep the compiler quiet
    if not s.control and not declares(source, s) and not ignores and s.tokens[0].text not in KEYWORDS:
        yield 'dropped statement', s.tokens[0].at, s.tokens[-1].end, ';'


def swapped(source, s):
    for i in range(1, len(s.tokens)):
        called = s.tokens[i].text == '(' and s.tokens[i - 1].kind == 'name'
        if called and s.tokens[i - 1].text not in KEYWORDS:
            found = arguments(s.tokens, i)
            for (a, a_end), (b, b_end) in zip(found, found[1:]):
                if source[a:a_end] != source[b:b_end]:
                    yield 'swapped arguments', a, b_end, source[b:b_end] + source[a_end:b] + source[a:a_end]


def number(*words):
    return int.from_bytes(hashlib.sha256('\0'.join(words).encode()).digest()[:8], 'big')


def draw(files, seed):
    """All mutants of {path: source} in the order of the draw: of a statement one kind of change, and of its places one."""
    found = []
    for path, source in sorted(files.items()):
        seen = {}
        for s in statements(source):
            words = (str(seed), path, s.function, s.text, str(seen.setdefault((s.function, s.text), 0)))
            seen[s.function, s.text] += 1
            changes = [c for way in (operators, signs, by_one, dropped, swapped) for c in way(source, s)]
            if not changes:
                continue
            kinds = sorted({c[0] for c in changes})
            kind = kinds[number('kind', *words) % len(kinds)]
            places = [c for c in changes if c[0] == kind]
            change = places[number('place', *words) % len(places)]
            line = source.count('\n', 0, change[1]) + 1
            found.append(Mutant('%016x' % number(*words), path, line, s, *change))
    return sorted(found, key=lambda mutant: mutant.id)
