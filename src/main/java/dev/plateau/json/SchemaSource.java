package dev.plateau.json;

/** Something that reads or writes JSON of its own, which the API's description is to show. */
public interface SchemaSource {
  /** Adds the schemas by name. */
  void describe(Schemas schemas);
}
