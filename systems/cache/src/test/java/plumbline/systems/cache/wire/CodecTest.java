package plumbline.systems.cache.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
  static Stream<Message> messages() {
    return Stream.of(
        new Message.Hello("n1"),
        new Message.Get("schlüssel", true),
        new Message.Put("k", Optional.of(""), -1),
        new Message.Put("k", Optional.empty(), 7),
        new Message.Found(2, Long.MAX_VALUE, Optional.of("v"), 5, true),
        new Message.NotPrimary(),
        new Message.Failed("because"),
        new Message.Invalidate("k", 3, 4),
        new Message.Replicate(3, 4, "k", 5, Optional.of("v")),
        new Message.Done(),
        new Message.Fenced(9),
        new Message.Heartbeat("n1", "localhost:1", -3),
        new Message.Routes(),
        new Message.InSync(1, 2, "n2", false),
        new Message.Table(
            1,
            List.of(
                new Message.ShardView(2, "n1", List.of("n1", "n2"), Optional.of("n3")),
                new Message.ShardView(0, "", List.of(), Optional.empty())),
            Map.of("n1", "localhost:1")));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void what_is_written_is_read(Message message) throws IOException {
    var bytes = new ByteArrayOutputStream();
    Codec.write(message, new DataOutputStream(bytes));
    assertThat(read(bytes.toByteArray())).isEqualTo(message);
  }

  @Test
  void what_is_no_message_is_refused() {
    assertThatThrownBy(() -> read(new byte[] {99}))
        .isInstanceOf(IOException.class)
        .hasMessage("no message begins with the byte 99");
    assertThatThrownBy(() -> read(new byte[] {1, 127, 0, 0, 0}))
        .isInstanceOf(IOException.class)
        .hasMessage("a text of 2130706432 bytes");
  }

  private static Message read(byte[] bytes) throws IOException {
    return Codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
