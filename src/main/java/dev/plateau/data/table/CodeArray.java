package dev.plateau.data.table;

import java.util.Arrays;

/** A growing list of non-negative integers in one, two or four bytes each, as the largest needs. */
final class CodeArray {
  private static final int FIRST_CAPACITY = 64;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private char[] chars = {};
  private int[] ints = {};
  private int width = 1;
  private int size;

  void add(int code) {
    if (width == 1 && code > 0xff) {
      widenToChars();
    }
    if (width <= 2 && code > 0xffff) {
      widenToInts();
    }
    ensureRoom();
    switch (width) {
      case 1 -> bytes[size++] = (byte) code;
      case 2 -> chars[size++] = (char) code;
      default -> ints[size++] = code;
    }
  }

  int get(int index) {
    return switch (width) {
      case 1 -> bytes[index] & 0xff;
      case 2 -> chars[index];
      default -> ints[index];
    };
  }

  int size() {
    return size;
  }

  private void widenToChars() {
    char[] wider = new char[bytes.length];
    for (int i = 0; i < size; i++) {
      wider[i] = (char) (bytes[i] & 0xff);
    }
    chars = wider;
    bytes = new byte[0];
    width = 2;
  }

  private void widenToInts() {
    int[] wider = new int[Math.max(chars.length, bytes.length)];
    for (int i = 0; i < size; i++) {
      wider[i] = get(i);
    }
    ints = wider;
    bytes = new byte[0];
    chars = new char[0];
    width = 4;
  }

  private void ensureRoom() {
    int capacity = bytes.length + chars.length + ints.length;
    if (size < capacity) {
      return;
    }
    int larger = capacity + (capacity >> 1);
    switch (width) {
      case 1 -> bytes = Arrays.copyOf(bytes, larger);
      case 2 -> chars = Arrays.copyOf(chars, larger);
      default -> ints = Arrays.copyOf(ints, larger);
    }
  }
}
