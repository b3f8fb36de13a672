package dev.escapement.spark.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** A table of numbers as colours on paper, with the numbers. */
final class HeatMapDrawing implements Figure.Drawing {
    private static final double ROW = 34;
    private static final double GAP = 6;
    /** Above this luminance, of 255, letters are black. */
    private static final double LIGHT = 128;

    private final HeatMap map;
    private final double left;
    private final double column;
    private final double low;
    private final double high;

    HeatMapDrawing(HeatMap map, double width) {
        this.map = map;
        left = GAP + map.ys().stream().mapToDouble(Paper::width).max().orElse(0) + GAP;
        column = (width - left - GAP) / map.xs().size();
        low = map.cells().stream().mapToDouble(HeatMap.Cell::value).min().orElse(0);
        high = map.cells().stream().mapToDouble(HeatMap.Cell::value).max().orElse(1);
    }

    @Override
    public double height() {
        return GAP + ROW * map.ys().size() + 3 * Paper.LINE + GAP;
    }

    @Override
    public void paint(Graphics2D graphics) {
        for (HeatMap.Cell cell : map.cells()) {
            double x = left + column * cell.x();
            double y = GAP + ROW * cell.y();
            Color colour = colour(cell.value());
            graphics.setColor(colour);
            graphics.fill(new Rectangle2D.Double(x, y, column, ROW));
            double luminance = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
            graphics.setColor(luminance > LIGHT ? Color.BLACK : Color.WHITE);
            Paper.write(graphics, String.format(Locale.ROOT, "%.2f", cell.value()), x + column / 2, y + ROW / 2, 0.5);
        }
        graphics.setColor(Paper.INK);
        for (int row = 0; row < map.ys().size(); row++) {
            Paper.write(graphics, map.ys().get(row), left - GAP, GAP + ROW * (row + 0.5), 1);
        }
        double below = GAP + ROW * map.ys().size() + Paper.LINE / 2;
        for (int x = 0; x < map.xs().size(); x++) {
            Paper.write(graphics, map.xs().get(x), left + column * (x + 0.5), below, 0.5);
        }
        double middle = left + column * map.xs().size() / 2;
        Paper.write(graphics, map.xLabel(), middle, below + Paper.LINE, 0.5);
        Paper.write(graphics, map.valueLabel(), middle, below + 2 * Paper.LINE, 0.5);
    }

    /** Between the colours of the ramp. */
    private Color colour(double value) {
        List<String> ramp = Palette.STANDARD.ramp();
        double at = high > low ? (value - low) / (high - low) * (ramp.size() - 1) : 0;
        int below = Math.min((int) at, ramp.size() - 2);
        Color from = Color.decode(ramp.get(below));
        Color to = Color.decode(ramp.get(below + 1));
        double share = at - below;
        return new Color(
                mixed(from.getRed(), to.getRed(), share),
                mixed(from.getGreen(), to.getGreen(), share),
                mixed(from.getBlue(), to.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
