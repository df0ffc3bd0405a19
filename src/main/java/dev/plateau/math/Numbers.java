package dev.plateau.math;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** Numbers that never change, without a box for each; equal when they are so bit for bit. */
public final class Numbers {
  private final double[] numbers;

  private Numbers(double[] numbers) {
    this.numbers = numbers;
  }

  /** A copy of some numbers. */
  public static Numbers of(double... numbers) {
    return new Numbers(numbers.clone());
  }

  public int size() {
    return numbers.length;
  }

  public double get(int index) {
    return numbers[index];
  }

  /** The same as a list, which makes its boxes when they are asked for. */
  public List<Double> asList() {
    return new AbstractList<>() {
      @Override
      public Double get(int index) {
        return numbers[index];
      }

      @Override
      public int size() {
        return numbers.length;
      }
    };
  }

  /** A copy. */
  public double[] toArray() {
    return numbers.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers that && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return numbers.length <= 10 ? Arrays.toString(numbers) : numbers.length + " numbers";
  }
}
