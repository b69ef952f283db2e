import TestSupport
import Testing
import Text

@testable import AWSAPI

struct XMLTests {
  @Test(arguments: [
    Case("an element", "<a>x</a>", "x"),
    Case("surrounding space", "\n <a> x \n</a> \n", "x"),
    Case("a declaration", #"<?xml version="1.0"?> <a>x</a>"#, "x"),
    Case("attributes", #"<a b="1" c:d = '>'>x</a>"#.replacing(" = ", with: "="), "x"),
    Case("an empty element", "<a/>", ""),
    Case("an empty element with space", "<a />", ""),
    Case("space in the end tag", "<a>x</a >", "x"),
    Case("the five entities", "<a>&lt;&gt;&amp;&quot;&apos;</a>", "<>&\"'"),
    Case("character references", "<a>&#65;&#x42;&#x1F600;</a>", "AB😀"),
    Case("no double unescaping", "<a>&amp;lt;</a>", "&lt;"),
    Case("combining marks", "<a b='\u{301}'>\u{301}&amp;\u{301}</a>", "\u{301}&\u{301}"),
    Case("CRLF", "<a>\r\nx\r\n</a>\r\n", "x"),
  ])
  func `a document is read`(_ row: Case<String, String>) {
    #expect(Element(xml: row.given)?.text == row.wanted)
  }

  @Test func `the first match at each step of a path counts`() {
    let root = Element(xml: "<r><a><b>1</b><b>2</b></a><a><b>3</b></a></r>")
    #expect([root?.text(at: "a", "b"), root?.text(at: "b"), root?.text(at: "a", "c")] == ["1", nil, nil])
  }

  @Test(arguments: [
    "", " ", "x", "<a>", "<a>x", "</a>", "<a></b>", "<a><b></a></b>", "<a>x</a><b/>", "<a>x</a>y", "x<a/>",
    "<!DOCTYPE html><a/>", #"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#, "<a><![CDATA[x]]></a>", "<a><!-- x --></a>",
    "<!-- x --><a/>", "<a><?php x?></a>", "<a>&b;</a>", "<a>&</a>", "<a>& ;</a>", "<a>&#xD800;</a>",
    "<a>&#x110000;</a>",
    "<a>&#;</a>", "<a b></a>", "<a b=1></a>", #"<a b="1></a>"#, "<1/>", "< a/>", "<a", "<?xml", "<a/><?xml?>",
    "<html><br><p>Sign in</html>",
  ])
  func `what is not well formed, or more than AWS sends, is refused`(_ document: String) {
    #expect(Element(xml: document) == nil)
  }

  @Test(arguments: [Case("sixteen deep", 16, true), Case("seventeen deep", 17, false), Case("a bomb", 100_000, false)])
  func `nesting is limited`(_ row: Case<Int, Bool>) {
    let document = String(repeating: "<a>", count: row.given) + String(repeating: "</a>", count: row.given)
    #expect((Element(xml: document) != nil) == row.wanted)
  }
}
