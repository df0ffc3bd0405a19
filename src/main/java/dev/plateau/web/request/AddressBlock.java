package dev.plateau.web.request;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits.
 *
 * @param bits that all have in common with the first one
 */
record AddressBlock(InetAddress first, int bits) {
  AddressBlock {
    if (bits < 0 || bits > Byte.SIZE * first.getAddress().length) {
      throw new IllegalArgumentException(
          "%s has no %d bits".formatted(first.getHostAddress(), bits));
    }
  }

  /** Reads {@code 10.0.0.1} or {@code 10.0.0.0/8}. */
  static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    return new AddressBlock(
        first,
        slash < 0
            ? Byte.SIZE * first.getAddress().length
            : Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
