"""The letters of the old one-byte Vietnamese encodings, as they look when taken for Latin-1 or Windows text."""

import re


def _table(old: str, new: str) -> dict[int, str]:
    """Code point → letter; what Latin-1 has as a control character Windows shows as another sign: both are meant."""
    table = {ord(sign): letter for sign, letter in zip(old, new, strict=True)}
    for sign, letter in zip(old, new, strict=True):
        if "\x80" <= sign <= "\x9f":
            shown = sign.encode("latin-1").decode("cp1252", errors="ignore")
            table.update({ord(char): letter for char in shown})
    return table


# TCVN3 (ABC) has no accented capitals: its fonts ending in H draw them.
TCVN3 = _table(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ",
    "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
)
VPS = _table(
    "\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b"
    "\x8c\x8d\x8e\x8f\x90\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½"
    "¾¿ÀÃÄÅÆÇÈËÌÍÎÏÐÑÒÓÕÖ×ØÙÛÜÞäåæëïðñ÷øûýþÿ",
    "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮÀẢÃẤẦẨọỗĂếềểệẮẰẲẾỀỂỄỐỒỔỖýỷỵỚỜỞắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầấẩẫậđẻẹỉễịỹƯỦồốỏơÈừứũưẺảạăẽĩẴĐƠụủỶẼỳ",
)
VISCII = _table(
    "\x02\x05\x06\x14\x19\x1e\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93"
    "\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÐÑÕÖ×ØÛÜÞßä"
    "åæçëîïðñö÷øûüþÿ",
    "ẲẴẪỶỸỴẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯẢĂẳẵẺĨỳĐứạỷừửỹỵỡưảăữẫẻĩỉđựỏọụũủợỮ",
)

# In VNI a letter is a base and a mark after it; ô stands for ơ and ö for ư.
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}
_VNI_PAIRS = (
    "aø à aù á aû ả aõ ã aï ạ aê ă aè ằ aé ắ aú ẳ aü ẵ aë ặ aâ â aà ầ aá ấ aå ẩ aã ẫ aä ậ "
    "eø è eù é eû ẻ eõ ẽ eï ẹ eâ ê eà ề eá ế eå ể eã ễ eä ệ iø ì iù í "
    "oø ò où ó oû ỏ oõ õ oï ọ oâ ô oà ồ oá ố oå ổ oã ỗ oä ộ ôø ờ ôù ớ ôû ở ôõ ỡ ôï ợ "
    "uø ù uù ú uû ủ uõ ũ uï ụ öø ừ öù ứ öû ử öõ ữ öï ự yø ỳ yù ý yû ỷ yõ ỹ yï ỵ "
)
VNI: dict[str, str] = dict(re.findall(r"(\w\w) (\w) ", _VNI_PAIRS)) | _VNI_LETTERS
VNI |= {old.upper(): new.upper() for old, new in VNI.items()}
VNI |= {old.capitalize(): new.capitalize() for old, new in VNI.items() if len(old) == 2}
