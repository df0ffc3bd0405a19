package dev.plateau.data.table;

/** On which line of its file each row starts; only departures from one line a row are kept. */
final class Lines {
  private final CodeArray rows = new CodeArray();
  private final CodeArray lines = new CodeArray();
  private int size;

  void add(int line) {
    int last = rows.size() - 1;
    if (last < 0 || line - size != lines.get(last) - rows.get(last)) {
      rows.add(size);
      lines.add(line);
    }
    size++;
  }

  int of(int row) {
    int low = 0;
    int high = rows.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (rows.get(middle) <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return lines.get(low) + row - rows.get(low);
  }
}
