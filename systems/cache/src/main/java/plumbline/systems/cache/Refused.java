package plumbline.systems.cache;

/** Why a node does not do what a client asks. */
final class Refused extends Exception {
  Refused(String message) {
    super(message);
  }

  Refused(String message, Throwable cause) {
    super(message, cause);
  }
}
