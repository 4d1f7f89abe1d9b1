package plumbline.tla.module;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;

/**
 * Relation, Graphs and UndirectedGraphs: what depends on paths. An edge that is not a pair of nodes
 * of the graph is on no path.
 */
final class GraphOperators {
  private GraphOperators() {}

  static void register(Table table) {
    table.faster(
        "Relation",
        "TransitiveClosure",
        2,
        Arguments.named("TransitiveClosure", (c, a) -> closure(a, false)));
    table.faster(
        "Relation",
        "ReflexiveTransitiveClosure",
        2,
        Arguments.named("ReflexiveTransitiveClosure", (c, a) -> closure(a, true)));
    for (boolean directed : new boolean[] {true, false}) {
      String module = directed ? "Graphs" : "UndirectedGraphs";
      table.faster(
          module,
          "SimplePath",
          1,
          Arguments.named("SimplePath", (c, a) -> graph(c, a, 0, directed).simplePaths()));
      table.faster(
          module,
          "AreConnectedIn",
          3,
          Arguments.named(
              "AreConnectedIn",
              (c, a) -> {
                Graph graph = graph(c, a, 2, directed);
                return BoolValue.of(
                    graph.nodes.contains(a.get(1)) && graph.from(a.get(0)).contains(a.get(1)));
              }));
    }
    table.faster(
        "Graphs",
        "IsStronglyConnected",
        1,
        Arguments.named(
            "IsStronglyConnected",
            (c, a) -> BoolValue.of(graph(c, a, 0, true).isStronglyConnected())));
    table.faster(
        "Graphs",
        "ConnectionsIn",
        1,
        Arguments.named("ConnectionsIn", (c, a) -> graph(c, a, 0, true).connections(true)));
    table.faster(
        "UndirectedGraphs",
        "ConnectedComponents",
        1,
        Arguments.named("ConnectedComponents", (c, a) -> graph(c, a, 0, false).components()));
  }

  /** Nodes with their successors. */
  private record Graph(SetValue nodes, Map<Value, List<Value>> successors) {
    void edge(Value from, Value to) {
      if (nodes.contains(from) && nodes.contains(to)) {
        successors.computeIfAbsent(from, f -> new ArrayList<>()).add(to);
      }
    }

    List<Value> after(Value node) {
      return successors.getOrDefault(node, List.of());
    }

    /** The nodes on paths from that node, itself included; none when it is not in the graph. */
    Set<Value> from(Value node) {
      Set<Value> reached = new LinkedHashSet<>();
      if (nodes.contains(node)) {
        reached.add(node);
        spread(reached, node);
      }
      return reached;
    }

    /** The nodes at the end of at least one edge from that node. */
    Set<Value> strictlyFrom(Value node) {
      Set<Value> reached = new LinkedHashSet<>();
      spread(reached, node);
      return reached;
    }

    private void spread(Set<Value> reached, Value start) {
      ArrayDeque<Value> waiting = new ArrayDeque<>();
      waiting.add(start);
      while (!waiting.isEmpty()) {
        for (Value next : after(waiting.remove())) {
          if (reached.add(next)) {
            waiting.add(next);
          }
        }
      }
    }

    boolean isStronglyConnected() {
      for (int i = 0; i < nodes.count(); i++) {
        if (from(nodes.get(i)).size() != nodes.count()) {
          return false;
        }
      }
      return true;
    }

    Value connections(boolean reflexive) {
      int n = nodes.count();
      Value[] pairs = new Value[n * n];
      Value[] connected = new Value[n * n];
      for (int i = 0; i < n; i++) {
        Set<Value> reached = reflexive ? from(nodes.get(i)) : strictlyFrom(nodes.get(i));
        for (int k = 0; k < n; k++) {
          pairs[i * n + k] = FunctionValue.sequence(nodes.get(i), nodes.get(k));
          connected[i * n + k] = BoolValue.of(reached.contains(nodes.get(k)));
        }
      }
      return FunctionValue.fromPairs(pairs, connected);
    }

    Value components() {
      SetBuilder components = new SetBuilder();
      Set<Value> placed = new LinkedHashSet<>();
      for (int i = 0; i < nodes.count(); i++) {
        if (!placed.contains(nodes.get(i))) {
          Set<Value> component = from(nodes.get(i));
          placed.addAll(component);
          components.add(SetValue.of(component.toArray(Value[]::new)));
        }
      }
      return components.build();
    }

    Value simplePaths() {
      SetBuilder paths = new SetBuilder();
      for (int i = 0; i < nodes.count(); i++) {
        Set<Value> path = new LinkedHashSet<>();
        path.add(nodes.get(i));
        extend(path, nodes.get(i), paths);
      }
      return paths.build();
    }

    private void extend(Set<Value> path, Value end, SetBuilder paths) {
      paths.add(FunctionValue.sequence(path.toArray(Value[]::new)));
      for (Value next : after(end)) {
        if (path.add(next)) {
          extend(path, next, paths);
          path.remove(next);
        }
      }
    }
  }

  private static Value closure(Arguments a, boolean reflexive) {
    Value relation = a.get(0);
    SetValue set = a.set(1);
    if (!relation.isFunction()) {
      throw a.wrong(0, "function on pairs");
    }
    Graph graph = new Graph(set, new HashMap<>());
    for (int i = 0; i < set.count(); i++) {
      for (int k = 0; k < set.count(); k++) {
        if (relation.apply(FunctionValue.sequence(set.get(i), set.get(k))).isTrue()) {
          graph.edge(set.get(i), set.get(k));
        }
      }
    }
    return graph.connections(reflexive);
  }

  private static Graph graph(NativeContext context, Arguments a, int index, boolean directed) {
    FunctionValue record = FunctionValue.listed(a.get(index));
    int node = record == null ? -1 : record.keys().indexOf(context.atoms().string("node"));
    int edge = record == null ? -1 : record.keys().indexOf(context.atoms().string("edge"));
    if (node < 0 || edge < 0) {
      throw a.wrong(index, "record with the fields node and edge");
    }
    Graph graph = new Graph(record.valueAt(node).enumerated(), new HashMap<>());
    SetValue edges = record.valueAt(edge).enumerated();
    for (int i = 0; i < edges.count(); i++) {
      if (directed) {
        FunctionValue pair = FunctionValue.listed(edges.get(i));
        if (pair != null && pair.isSequence() && pair.count() == 2) {
          graph.edge(pair.valueAt(0), pair.valueAt(1));
        }
      } else if (edges.get(i).isSet() && edges.get(i).size() >= 1 && edges.get(i).size() <= 2) {
        SetValue ends = edges.get(i).enumerated();
        graph.edge(ends.get(0), ends.get(ends.count() - 1));
        graph.edge(ends.get(ends.count() - 1), ends.get(0));
      }
    }
    return graph;
  }
}
