"""Sets a filing again in the type of another age, and holds the reading of it to what was tagged.

    facts    inline XBRL -> what each tagged figure means, and the filing without its tags
    blocks   a filing's HTML -> paragraphs and tables, with a mark before each fact
    sheet    a table of HTML -> stub, columns, header and body, whatever cells it was built of
    style    a seed -> how a typist, a filing agent or text recognition set things
    plain    blocks -> text of the 1990s: columns by position, rules, leaders, pages
    elder    blocks -> HTML of 1997 to 2008: upper-case tags, fonts, spacer cells, no style sheets
    marked   blocks -> markdown or tab-separated text, as text recognition writes it
    compare  facts, readings -> how many facts say the same in the new setting

A fact is followed through all of this by a mark, a character of a private plane that stands before
the first digit. Marks have no width; the last step takes them out and notes where each stood.
"""
