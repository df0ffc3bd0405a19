package dev.plateau.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message in Protocol Buffers' wire format, read without its schema. */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final Map<Integer, List<byte[]>> bytes = new TreeMap<>();
  private final Map<Integer, Long> numbers = new TreeMap<>();

  ProtobufMessage(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long key = varint(in);
      int field = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case VARINT -> numbers.put(field, varint(in));
        case FIXED_64 -> numbers.put(field, in.getLong());
        case FIXED_32 -> numbers.put(field, (long) in.getInt());
        case BYTES -> {
          byte[] part = new byte[(int) varint(in)];
          in.get(part);
          bytes.computeIfAbsent(field, first -> new ArrayList<>()).add(part);
        }
        default -> throw new AssertionError("no wire type: " + (key & 7));
      }
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = in.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }

  boolean has(int field) {
    return bytes.containsKey(field);
  }

  List<ProtobufMessage> messages(int field) {
    return bytes.getOrDefault(field, List.of()).stream().map(ProtobufMessage::new).toList();
  }

  /** Text, or bytes with a character each; empty where there is none. */
  String text(int field) {
    return bytes.getOrDefault(field, List.of()).stream()
        .map(one -> new String(one, StandardCharsets.ISO_8859_1))
        .findFirst()
        .orElse("");
  }

  long number(int field) {
    return numbers.getOrDefault(field, 0L);
  }
}
