//! What each HTML element is to a reader of the copy.

/// What an element does to the prose. Inline elements, and unknown ones, are seen through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// Its content does not show: scripts and styles.
    Hidden,
    /// Its content shows but is not copy: form controls, drawings, withdrawn text.
    NotCopy,
    /// A block that is not copy.
    Menu,
    /// h1 to h6 and the page's title.
    Heading,
    /// Starts a block of its own.
    Block,
    /// A block in which white space stands as it is.
    Preformatted,
    /// A block of someone else's words.
    BlockQuote,
    /// Someone else's words within a sentence.
    InlineQuote,
    /// A line break, which reads as a space.
    Break,
    /// Raised: a footnote mark, perhaps.
    Superscript,
    /// Seen through.
    Inline,
}

/// The element of a tag's name, in lower case.
pub(super) fn element(name: &[u8]) -> Element {
    match name {
        b"datalist" | b"noembed" | b"noframes" | b"noscript" | b"script" | b"style" | b"template" => {
            Element::Hidden
        }
        b"audio" | b"button" | b"canvas" | b"del" | b"iframe" | b"math" | b"object" | b"optgroup"
        | b"option" | b"s" | b"select" | b"strike" | b"svg" | b"textarea" | b"video" => Element::NotCopy,
        b"nav" => Element::Menu,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"title" => Element::Heading,
        b"address" | b"article" | b"aside" | b"body" | b"caption" | b"center" | b"dd" | b"details"
        | b"dialog" | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"figure"
        | b"footer" | b"form" | b"head" | b"header" | b"hgroup" | b"hr" | b"html" | b"legend" | b"li"
        | b"main" | b"menu" | b"ol" | b"p" | b"section" | b"summary" | b"table" | b"tbody" | b"td"
        | b"tfoot" | b"th" | b"thead" | b"tr" | b"ul" => Element::Block,
        b"listing" | b"pre" => Element::Preformatted,
        b"blockquote" => Element::BlockQuote,
        b"q" => Element::InlineQuote,
        b"br" => Element::Break,
        b"sup" => Element::Superscript,
        _ => Element::Inline,
    }
}

/// Whether the element has no content and no end tag (WHATWG HTML, 13.1.2 "void elements").
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Whether the element's content is not copy.
pub(super) fn is_no_copy(element: Element) -> bool {
    matches!(element, Element::Hidden | Element::NotCopy | Element::Menu)
}

/// Whether the element starts a block of prose.
pub(super) fn is_block(element: Element) -> bool {
    matches!(
        element,
        Element::Heading | Element::Block | Element::Menu | Element::Preformatted | Element::BlockQuote
    )
}

/// Whether an element that needs no end tag ends where the next one starts (WHATWG HTML, "optional tags").
pub(super) fn ends_at_start_of(open: &[u8], next: &[u8]) -> bool {
    match open {
        b"p" => ends_paragraph(next),
        b"li" => next == b"li",
        b"dd" | b"dt" => matches!(next, b"dd" | b"dt"),
        b"td" | b"th" => matches!(next, b"td" | b"th" | b"tr" | b"tbody" | b"tfoot"),
        b"tr" => matches!(next, b"tr" | b"tbody" | b"tfoot"),
        b"tbody" | b"thead" => matches!(next, b"tbody" | b"tfoot"),
        b"option" => matches!(next, b"option" | b"optgroup"),
        _ => false,
    }
}

/// Whether an element that needs no end tag ends with its parent, which ends here.
pub(super) fn ends_at_end_of(open: &[u8], parent: &[u8]) -> bool {
    match open {
        b"p" => ends_paragraph(parent),
        b"td" | b"th" if parent == b"tr" => true,
        b"td" | b"th" | b"tr" if matches!(parent, b"tbody" | b"tfoot" | b"thead") => true,
        b"option" if parent == b"optgroup" => true,
        _ => open != parent && holds(open, parent),
    }
}

/// Whether the inner element may hold others of the outer one's name, whose tags do not end the outer one.
pub(super) fn holds(open: &[u8], inner: &[u8]) -> bool {
    match open {
        b"p" => false,
        b"li" => matches!(inner, b"dir" | b"menu" | b"ol" | b"ul"),
        b"dd" | b"dt" => inner == b"dl",
        b"tbody" | b"td" | b"tfoot" | b"th" | b"thead" | b"tr" => inner == b"table",
        b"option" => inner == b"select",
        _ => inner == open,
    }
}

/// A paragraph holds no blocks; the title here is a drawing's.
fn ends_paragraph(name: &[u8]) -> bool {
    is_block(element(name)) && !matches!(name, b"body" | b"head" | b"html" | b"title")
}

/// Whether the article begins here, so that a menu nobody closed ends.
pub(super) fn starts_article(name: &[u8]) -> bool {
    matches!(name, b"article" | b"body" | b"h1" | b"main")
}
