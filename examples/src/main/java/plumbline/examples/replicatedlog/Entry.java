package plumbline.examples.replicatedlog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An entry of the log. In a message, a log reads like {@code 1:a 1:c 2:b}. */
record Entry(int term, String value) {

  static String text(List<Entry> log) {
    return log.stream()
        .map(entry -> entry.term + ":" + entry.value)
        .collect(Collectors.joining(" "));
  }

  static List<Entry> parse(String text) {
    return Arrays.stream(text.split(" "))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split(":"))
        .map(parts -> new Entry(Integer.parseInt(parts[0]), parts[1]))
        .toList();
  }
}
