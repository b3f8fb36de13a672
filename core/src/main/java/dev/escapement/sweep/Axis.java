package dev.escapement.sweep;

import dev.escapement.setting.Part;
import java.util.List;

/**
 * An axis of a grid.
 *
 * @param part what varies along it
 * @param values at least one, none twice
 */
public record Axis<T>(Part<T> part, List<T> values) {}
