package dev.plateau.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The components of a record by name, those that are optional as {@link Optional}. */
final class RecordComponents<T> {
  private final List<RecordComponent> components;
  private final Constructor<T> constructor;

  RecordComponents(Class<T> type) {
    try {
      components = List.of(type.getRecordComponents());
      constructor =
          type.getDeclaredConstructor(
              components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true); // of records that are private to who declares their JSON
      components.forEach(component -> component.getAccessor().setAccessible(true));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is no record", e);
    }
  }

  /** The value of a component; empty where it is an optional one that is empty. */
  Optional<Object> get(T object, String name) {
    return switch (value(object, component(name))) {
      case Optional<?> value -> value.map(present -> present);
      case OptionalInt value -> value.stream().<Object>mapToObj(one -> one).findFirst();
      case OptionalDouble value -> value.stream().<Object>mapToObj(one -> one).findFirst();
      case Object value -> Optional.of(value);
    };
  }

  /** The same record with another value of a component. */
  T with(T object, String name, Object value) {
    RecordComponent changed = component(name);
    Object[] arguments =
        components.stream()
            .map(one -> one == changed ? wrapped(value, one.getType()) : value(object, one))
            .toArray();
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "%s cannot be %s".formatted(changed, Arrays.toString(arguments)), e);
    }
  }

  private static Object wrapped(Object value, Class<?> type) {
    if (type == Optional.class) {
      return Optional.of(value);
    }
    if (type == OptionalInt.class) {
      return OptionalInt.of((Integer) value);
    }
    return type == OptionalDouble.class ? OptionalDouble.of((Double) value) : value;
  }

  private static Object value(@Nullable Object object, RecordComponent component) {
    try {
      return component.getAccessor().invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(component + " of " + object, e);
    }
  }

  private RecordComponent component(String name) {
    return components.stream()
        .filter(one -> one.getName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s has no component %s".formatted(constructor.getDeclaringClass(), name)));
  }
}
