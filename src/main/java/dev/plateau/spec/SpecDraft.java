package dev.plateau.spec;

import tools.jackson.databind.node.ObjectNode;

/**
 * A job's spec in JSON that leaves nothing to a suggestion, and its rows, which were read: what
 * many specs on the same rows are made from.
 *
 * @param json with a member {@code dataset} that names the rows for readers only
 */
public record SpecDraft(ObjectNode json, DatasetSource dataset) {
  public SpecDraft withJson(ObjectNode other) {
    return new SpecDraft(other, dataset);
  }

  /** The same on rows that were stored meanwhile. */
  public SpecDraft withDataset(DatasetSource other) {
    ObjectNode named = json.deepCopy();
    named.set(
        "dataset", new SpecEcho(JobSpec.DEFAULT.withDataset(other), false).tree().get("dataset"));
    return new SpecDraft(named, other);
  }
}
