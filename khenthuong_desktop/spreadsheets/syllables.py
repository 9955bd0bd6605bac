"""Which words could be Vietnamese: the measure by which text in an unknown encoding is read."""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|r|s|th|tr|t|v|x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych "
    "uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_AFTER_QU = (
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê êch ên ênh êt i it ơ ôc y yên yêt "
    "ynh yt"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{_RIMES.replace(' ', '|')})|qu(?:{_AFTER_QU.replace(' ', '|')})")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile(r".*(?:c|ch|p|t)")
_STOPPED_TONES = "\u0301\u0323"
_BETWEEN_WORDS = re.compile(r"[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e\s–—…“”‘’]+|\d+")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt like a Vietnamese syllable."""
    tones = ""
    letters = []
    for char in unicodedata.normalize("NFD", word.casefold()):
        if char in _TONES:
            tones += char
        else:
            letters.append(char)
    bare = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not tones or tones in _STOPPED_TONES or not _STOPPED.fullmatch(bare)


def legibility(text: str) -> int:
    """How many words with accents could be Vietnamese, less those that could not."""
    words = [word for word in _BETWEEN_WORDS.split(text) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in words)
