--------------------------------- MODULE SVG ---------------------------------
(* Pictures as records [name, attrs, children, innerText], and as SVG text.  *)
LOCAL INSTANCE PlumblineNative
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC

SVGElem(_name, _attrs, _children, _innerText) ==
  [name |-> _name, attrs |-> _attrs, children |-> _children, innerText |-> _innerText]

LOCAL Shape(name, own, attrs, text) == SVGElem(name, own @@ attrs, <<>>, text)

Line(x1, y1, x2, y2, attrs) ==
  Shape("line", [x1 |-> ToString(x1), y1 |-> ToString(y1),
                 x2 |-> ToString(x2), y2 |-> ToString(y2)], attrs, "")

Circle(cx, cy, r, attrs) ==
  Shape("circle", [cx |-> ToString(cx), cy |-> ToString(cy), r |-> ToString(r)], attrs, "")

Rect(x, y, w, h, attrs) ==
  Shape("rect", [x |-> ToString(x), y |-> ToString(y),
                 width |-> ToString(w), height |-> ToString(h)], attrs, "")

Text(x, y, text, attrs) == Shape("text", [x |-> ToString(x), y |-> ToString(y)], attrs, text)

Image(x, y, width, height, href, attrs) ==
  Shape("image", ("xlink:href" :> href)
                 @@ [x |-> ToString(x), y |-> ToString(y),
                     width |-> ToString(width), height |-> ToString(height)], attrs, "")

Group(children, attrs) == SVGElem("g", attrs, children, "")

Svg(children, attrs) == SVGElem("svg", attrs, children, "")

SVGDoc(children, vbX, vbY, vbW, vbH, attrs) ==
  LET box == ToString(vbX) \o " " \o ToString(vbY) \o " " \o ToString(vbW) \o " " \o ToString(vbH)
  IN  Svg(<<children>>,
          ("xmlns" :> "http://www.w3.org/2000/svg")
          @@ ("xmlns:xlink" :> "http://www.w3.org/1999/xlink")
          @@ ("viewBox" :> box) @@ attrs)

SVGElemToString(elem) == Native(<<elem>>)

(* Where the n-th of m nodes stands on the circle around (cx, cy).           *)
NodeOfRingNetwork(cx, cy, r, n, m) == Native(<<cx, cy, r, n, m>>)

(* Layered places for the nodes within options.view_width, view_height.      *)
NodesOfDirectedMultiGraph(nodes, edges, options) == Native(<<nodes, edges, options>>)

PointOnLine(from, to, segment) == Native(<<from, to, segment>>)

(* Writes the picture number frameNumber of an animation.                    *)
SVGSerialize(svg, frameNamePrefix, frameNumber) ==
  LET IO == INSTANCE IOUtils
  IN  IO!Serialize(SVGElemToString(svg),
                   frameNamePrefix \o IO!zeroPadN(frameNumber, 3) \o ".svg",
                   [format |-> "TXT", charset |-> "UTF-8",
                    openOptions |-> <<"WRITE", "CREATE", "TRUNCATE_EXISTING">>])
=============================================================================
