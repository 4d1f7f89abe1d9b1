package plumbline.monitor.http;

import java.net.InetSocketAddress;

/** Where a server listens, as a user says it. */
public final class Address {
  private Address() {}

  /**
   * Reads {@code :PORT}, for all addresses of this machine, or {@code HOST:PORT}; port 0 takes a
   * free one.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static InetSocketAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    try {
      int port = Integer.parseInt(address.substring(colon + 1));
      return colon <= 0
          ? new InetSocketAddress(port)
          : new InetSocketAddress(address.substring(0, colon), port);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no address; expected :PORT or HOST:PORT".formatted(address), e);
    }
  }
}
