package dev.plateau.json;

import dev.plateau.json.Member.Presence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object, declared member by member. A value is read upon one in which nothing is given, so
 * each default is said once: there.
 *
 * <p>Members are set one after another; what must hold between them is a {@link #check}.
 */
public final class ObjectType<T> implements JsonType<T> {
  private static final String TYPE = "type";

  private final String name;
  private final T absent;
  private final Optional<String> tag;
  private final List<Member<T, ?>> members;
  private final BiConsumer<T, Place> check;

  private ObjectType(
      String name,
      T absent,
      Optional<String> tag,
      List<Member<T, ?>> members,
      BiConsumer<T, Place> check) {
    this.name = name;
    this.absent = absent;
    this.tag = tag;
    this.members = List.copyOf(members);
    this.check = check;
  }

  /**
   * An object without members yet.
   *
   * @param name of its schema
   * @param absent what it is when no member is given; its values of required members mean nothing
   */
  public static <T> ObjectType<T> of(String name, T absent) {
    return new ObjectType<>(name, absent, Optional.empty(), List.of(), (value, place) -> {});
  }

  /** A member whose default is that of the object in which nothing is given. */
  public <V> ObjectType<T> member(
      String name, JsonType<V> type, Function<T, V> get, BiFunction<T, V, T> set, String meaning) {
    return with(name, type, get.andThen(Optional::of), set, Presence.DEFAULT, meaning);
  }

  /** A member that must be there. */
  public <V> ObjectType<T> required(
      String name, JsonType<V> type, Function<T, V> get, BiFunction<T, V, T> set, String meaning) {
    return with(name, type, get.andThen(Optional::of), set, Presence.REQUIRED, meaning);
  }

  /** A member that is chosen anew for each object that does not give it. */
  public <V> ObjectType<T> chosen(
      String name, JsonType<V> type, Function<T, V> get, BiFunction<T, V, T> set, String meaning) {
    return with(name, type, get.andThen(Optional::of), set, Presence.CHOSEN, meaning);
  }

  /** A member that may be null. */
  public <V> ObjectType<T> nullable(
      String name,
      JsonType<V> type,
      Function<T, Optional<V>> get,
      BiFunction<T, V, T> set,
      String meaning) {
    return with(name, type, get, set, Presence.NULL, meaning);
  }

  /** A member that is left out where there is none. */
  public <V> ObjectType<T> optional(
      String name,
      JsonType<V> type,
      Function<T, Optional<V>> get,
      BiFunction<T, V, T> set,
      String meaning) {
    return with(name, type, get, set, Presence.NONE, meaning);
  }

  /** A component of a record, of the same name and with the default of the absent one. */
  public ObjectType<T> member(String name, JsonType<?> type, String meaning) {
    return component(name, type, Presence.DEFAULT, meaning);
  }

  /** A component of a record that must be there. */
  public ObjectType<T> required(String name, JsonType<?> type, String meaning) {
    return component(name, type, Presence.REQUIRED, meaning);
  }

  /**
   * A component of a record that must be there, for which forms may suggest the value of the absent
   * one.
   */
  public ObjectType<T> suggested(String name, JsonType<?> type, String meaning) {
    return component(name, type, Presence.SUGGESTED, meaning);
  }

  /** An optional component of a record, left out where there is none. */
  public ObjectType<T> optional(String name, JsonType<?> type, String meaning) {
    return component(name, type, Presence.NONE, meaning);
  }

  @SuppressWarnings("unchecked") // the round-trip tests read and write each component
  private <V> ObjectType<T> component(
      String name, JsonType<V> type, Presence presence, String meaning) {
    RecordComponents<T> components = new RecordComponents<>((Class<T>) absent.getClass());
    components.get(absent, name);
    return with(
        name,
        type,
        object -> (Optional<V>) components.get(object, name),
        (object, value) -> components.with(object, name, value),
        presence,
        meaning);
  }

  private <V> ObjectType<T> with(
      String name,
      JsonType<V> type,
      Function<T, Optional<V>> get,
      BiFunction<T, V, T> set,
      Presence presence,
      String meaning) {
    return withAll(Stream.of(new Member<>(name, type, get, set, presence, meaning)));
  }

  /** All members of a part, which stand beside this object's own. */
  public <U> ObjectType<T> including(
      ObjectType<U> part, Function<T, U> get, BiFunction<T, U, T> set) {
    return withAll(part.members.stream().map(member -> member.within(get, set)));
  }

  private ObjectType<T> withAll(Stream<? extends Member<T, ?>> more) {
    List<Member<T, ?>> all = new ArrayList<>(members);
    more.forEach(all::add);
    return new ObjectType<>(name, absent, tag, all, check);
  }

  /** The same with some of its members only. */
  public ObjectType<T> only(String... names) {
    List<String> kept = Arrays.asList(names);
    List<Member<T, ?>> some = members.stream().filter(one -> kept.contains(one.name())).toList();
    return new ObjectType<>(name, absent, tag, some, check);
  }

  /** The same with a check of what must hold between members, after all of them were read. */
  public ObjectType<T> check(BiConsumer<T, Place> more) {
    return new ObjectType<>(name, absent, tag, members, check.andThen(more));
  }

  /** The same as a case of a union, told by its {@code type}. */
  ObjectType<T> tagged(String type) {
    return new ObjectType<>(name, absent, Optional.of(type), members, check);
  }

  /** Whether it has no members. */
  boolean isPlain() {
    return members.isEmpty();
  }

  T absent() {
    return absent;
  }

  @Override
  public Optional<T> read(JsonNode json, Place place) {
    if (!json.isObject()) {
      place.wrongType("an object", json);
      return Optional.empty();
    }
    return Optional.of(read(json, place, absent));
  }

  /** Reads an object upon another one, whose values are the defaults. */
  public T read(JsonNode object, Place place, T defaults) {
    T value = defaults;
    for (Member<T, ?> member : members) {
      value = member.read(object, place, value);
    }
    refuseOthers(object, place);
    check.accept(value, place);
    return value;
  }

  private void refuseOthers(JsonNode object, Place place) {
    TreeSet<String> known = new TreeSet<>(members.stream().map(Member::name).toList());
    tag.ifPresent(type -> known.add(TYPE));
    for (String given : object.propertyNames()) {
      if (!known.contains(given)) {
        place.member(given).malformed("is not known here; known are " + String.join(", ", known));
      }
    }
  }

  @Override
  public void write(T value, JsonGenerator json) {
    json.writeStartObject();
    tag.ifPresent(type -> json.writeStringProperty(TYPE, type));
    members.forEach(member -> member.write(value, json));
    json.writeEndObject();
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    return schemas.refer(name, () -> ownSchema(schemas));
  }

  private ObjectNode ownSchema(Schemas schemas) {
    ObjectNode schema = Schemas.type("object");
    ObjectNode properties = schema.putObject("properties");
    tag.ifPresent(type -> {
      properties.putObject(TYPE).put("type", "string").put("const", type);
      schema.withArray("required").add(TYPE);
    });
    for (Member<T, ?> member : members) {
      properties.set(member.name(), member.schema(schemas, absent));
      if (member.presence().isRequired()) {
        schema.withArray("required").add(member.name());
      }
    }
    return schema.put("additionalProperties", false);
  }
}
