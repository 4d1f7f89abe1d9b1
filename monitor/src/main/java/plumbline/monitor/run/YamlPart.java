package plumbline.monitor.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A part of a YAML file, which knows where it stands.
 *
 * @param file for errors
 * @param name what it is the value of; empty for the whole
 */
record YamlPart(String file, String name, Node node) {
  /** That it is wrong. */
  IllegalArgumentException wrong(String message) {
    String place =
        node.getStartMark()
            .map(m -> "%s:%d:%d: ".formatted(file, m.getLine() + 1, m.getColumn() + 1))
            .orElse(file + ": ");
    return new IllegalArgumentException(place + (name.isEmpty() ? "" : name + ": ") + message);
  }

  /** Its members by name, none of them twice. */
  Map<String, YamlPart> members() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("expected names with values");
    }
    Map<String, YamlPart> members = new LinkedHashMap<>();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        throw wrong("expected a name");
      }
      YamlPart part = new YamlPart(file, key.getValue(), member.getValueNode());
      if (members.put(key.getValue(), part) != null) {
        throw part.wrong("is there twice");
      }
    }
    return members;
  }

  /** Its elements; itself where it is no list. */
  List<YamlPart> elements() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<YamlPart> elements = new ArrayList<>();
    sequence.getValue().forEach(n -> elements.add(new YamlPart(file, name, n)));
    return elements;
  }

  /** Its text. */
  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("expected a single value");
    }
    return scalar.getValue();
  }

  /** What its text is; the error of the one who reads it is told with the place. */
  <T> T as(Function<String, T> reader) {
    try {
      return reader.apply(text());
    } catch (NumberFormatException e) {
      throw wrong("\"" + text() + "\" is no number");
    } catch (IllegalArgumentException e) {
      throw e.getMessage().startsWith(file) ? e : wrong(e.getMessage());
    }
  }

  /** Yes or no. */
  boolean flag() {
    Optional<Boolean> flag =
        switch (text()) {
          case "true" -> Optional.of(true);
          case "false" -> Optional.of(false);
          default -> Optional.empty();
        };
    return flag.orElseThrow(() -> wrong("expected true or false"));
  }
}
