//! Elements of XML, with anything in their text.

use std::fmt;

use quick_xml::escape::escape;

use super::sanitise::sanitise;

/// `name="value"`, with a space before it. Line ends and characters that XML does not allow become visible ones.
pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escape(sanitise(value)))
}

/// Lines of text between tags.
pub(super) fn text(lines: &[String], out: &mut dyn fmt::Write) -> fmt::Result {
    for (nth, line) in lines.iter().enumerate() {
        write!(out, "{}{}", if nth == 0 { "" } else { "\n" }, escape(sanitise(line)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_text_is_markup_or_illegal() {
        assert_eq!(attribute("a", "x\" <&>\n\0\u{ffff}"), " a=\"x&quot; &lt;&amp;&gt; ␀\u{fffd}\"");
        let mut out = String::new();
        text(&["]]>\u{1b}".to_owned(), "<b>".to_owned()], &mut out).unwrap();
        assert_eq!(out, "]]&gt;␛\n&lt;b&gt;");
    }
}
