package plumbline.tla.module;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** The module SVG. */
final class SvgOperators {
  private SvgOperators() {}

  static void register(Table table) {
    only(table, "SVGElemToString", 1, SvgOperators::text);
    only(table, "NodeOfRingNetwork", 5, SvgOperators::onRing);
    only(table, "PointOnLine", 3, SvgOperators::onLine);
    only(table, "NodesOfDirectedMultiGraph", 3, SvgOperators::layers);
  }

  private static void only(Table table, String name, int arity, Arguments.Checked body) {
    table.only("SVG", name, arity, Purity.PURE, Arguments.named(name, body));
  }

  private static Value text(NativeContext context, Arguments a) {
    StringBuilder out = new StringBuilder();
    element(context.atoms(), a, a.record(0), out);
    return context.atoms().string(out.toString());
  }

  /** Attributes stand in single quotes; an underscore in their names is a hyphen. */
  private static void element(Atoms atoms, Arguments a, FunctionValue element, StringBuilder out) {
    String name = string(a, element.field(atoms.string("name")));
    FunctionValue attributes = function(a, element.field(atoms.string("attrs")));
    FunctionValue children = function(a, element.field(atoms.string("children")));
    out.append('<').append(name);
    for (int i = 0; i < attributes.count(); i++) {
      out.append(' ')
          .append(string(a, attributes.keyAt(i)).replace('_', '-'))
          .append("='")
          .append(string(a, attributes.valueAt(i)))
          .append('\'');
    }
    out.append('>')
        .append(
            string(a, element.field(atoms.string("innerText")))
                .replace("<<", "&lt;&lt;")
                .replace(">>", "&gt;&gt;"));
    for (int i = 0; i < children.count(); i++) {
      element(atoms, a, function(a, children.valueAt(i)), out);
    }
    out.append("</").append(name).append('>');
  }

  private static String string(Arguments a, Value value) {
    if (value instanceof StringValue s) {
      return s.text();
    }
    throw a.failed("expected a string in an element, found " + Arguments.quote(value));
  }

  private static FunctionValue function(Arguments a, Value value) {
    FunctionValue function = FunctionValue.listed(value);
    if (function == null) {
      throw a.failed(
          "expected a record or a sequence in an element, found " + Arguments.quote(value));
    }
    return function;
  }

  private static Value onRing(NativeContext context, Arguments a) {
    double angle = 2 * Math.PI / a.small(4) * a.small(3);
    return point(
        context.atoms(),
        a.small(0) + a.small(2) * Math.cos(angle),
        a.small(1) + a.small(2) * Math.sin(angle));
  }

  private static Value onLine(NativeContext context, Arguments a) {
    double part = 1.0 / a.small(2);
    int[] x = new int[2];
    int[] y = new int[2];
    for (int end = 0; end < 2; end++) {
      x[end] = coordinate(context, a, end, "x");
      y[end] = coordinate(context, a, end, "y");
    }
    return point(context.atoms(), x[0] + (x[1] - x[0]) * part, y[0] + (y[1] - y[0]) * part);
  }

  private static int coordinate(NativeContext context, Arguments a, int index, String name) {
    Value value = a.record(index).field(context.atoms().string(name));
    if (value instanceof IntValue i) {
      return (int) i.value();
    }
    throw a.wrong(index, "record [x, y] of integers");
  }

  private static Value point(Atoms atoms, double x, double y) {
    return FunctionValue.record(
        new StringValue[] {atoms.string("x"), atoms.string("y")},
        new Value[] {IntValue.of((int) x), IntValue.of((int) y)});
  }

  /**
   * A node's layer is the length of the longest chain of edges that leads to it, cycles cut where
   * they close; layers are rows, nodes of a layer share its width evenly.
   */
  private static Value layers(NativeContext context, Arguments a) {
    SetValue nodes = a.set(0);
    SetValue edges = a.set(1);
    int width = option(context, a, "view_width");
    int height = option(context, a, "view_height");
    Map<Value, Integer> layer = new HashMap<>();
    for (int i = 0; i < nodes.count(); i++) {
      depth(nodes.get(i), edges, layer);
    }
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < nodes.count(); i++) {
      while (rows.size() <= layer.get(nodes.get(i))) {
        rows.add(new ArrayList<>());
      }
      rows.get(layer.get(nodes.get(i))).add(nodes.get(i));
    }
    return FunctionValue.of(
        nodes,
        node -> {
          List<Value> row = rows.get(layer.get(node));
          return point(
              context.atoms(),
              width * (row.indexOf(node) + 0.5) / row.size(),
              height * (layer.get(node) + 0.5) / rows.size());
        });
  }

  private static int depth(Value node, SetValue edges, Map<Value, Integer> layer) {
    Integer known = layer.get(node);
    if (known != null) {
      return known;
    }
    layer.put(node, 0);
    int depth = 0;
    for (int i = 0; i < edges.count(); i++) {
      Value from = edges.get(i).apply(IntValue.of(1));
      Value to = edges.get(i).apply(IntValue.of(2));
      if (to.equals(node) && !from.equals(node)) {
        depth = Math.max(depth, depth(from, edges, layer) + 1);
      }
    }
    layer.put(node, depth);
    return depth;
  }

  private static int option(NativeContext context, Arguments a, String name) {
    if (a.record(2).field(context.atoms().string(name)) instanceof IntValue i) {
      return (int) i.value();
    }
    throw a.wrong(2, "record with an integer " + name);
  }
}
