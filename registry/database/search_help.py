"""What the page of a table says about its search box, and where the rest can be looked for."""

from __future__ import annotations

from html import escape

from registry.database.search import SearchTable

# The page of a row shows the same text but has no search box: there it stays away.
NOT_ON_ROWS = "<style>body.row .search-help { display: none }</style>"
HELP = {
    "zh": {
        "names": "搜索框查 {names}",
        "texts": "，以及 {texts}（连续 12 个字以内）",
        "how": "。汉字：连续的任意几个字。字母和数字：整个词，或词开头的两个以上字符。拼音：名称里连续几个字的"
               "全拼（至少四个字母，不加空格），或首字母（至少三个）。用空格隔开的几个词须同时出现。",
        "others": "别名和曾用名也查得到。",
        "rest": "搜索框查不到的，如词中间的字母、标点，请"
                '<a href="?{column}__contains=">按“{column} contains（包含）”筛选</a>。',
    },
    "en": {
        "names": "The search box looks in {names}",
        "texts": ", and in {texts} (up to twelve Chinese characters)",
        "how": ". Chinese: any characters that stand together. Letters and digits: whole words, or their first "
               "two characters and more. Pinyin: whole syllables of a name without spaces (four letters and "
               "more), or initials (three and more). Words with spaces between them must all be there. ",
        "others": "Other and former names are found as well. ",
        "rest": "For what the box does not find, such as letters inside a word or signs, "
                '<a href="?{column}__contains=">filter by “{column} contains”</a>.',
    },
}


def search_help(description: str, searched: SearchTable, languages: list[str]) -> str:
    """Return the description of a table as HTML, with what its search box finds and misses.

    Args:
        description: what the table is, as plain text.
        searched: which columns the box looks in.
        languages: those of the registry, the first one's columns without a suffix.
    """
    parts = ["names", *(["texts"] if searched.texts else []), "how",
             *(["others"] if searched.key else []), "rest"]
    paragraphs = [_paragraph(searched, language, parts) for language in languages if language in HELP]
    return f"<p>{escape(description)}</p>{NOT_ON_ROWS}{''.join(paragraphs)}"


def _paragraph(searched: SearchTable, language: str, parts: list[str]) -> str:
    comma = "、" if language == "zh" else ", "
    names, texts = (comma.join(f"<code>{escape(column)}</code>" for column in columns)
                    for columns in (searched.names, searched.texts))
    said = "".join(HELP[language][part] for part in parts)
    filled = said.format(names=names, texts=texts, column=escape(searched.names[0]))
    return f'<p class="search-help" lang="{language}">{filled}</p>'
