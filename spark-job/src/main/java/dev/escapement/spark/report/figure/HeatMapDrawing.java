package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.HeatMap;
import dev.escapement.spark.report.chart.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** A table of numbers as colours on paper, with the numbers. */
final class HeatMapDrawing implements Figure.Drawing {
    private static final double ROW = 34;
    private static final double GAP = 6;
    private static final double BAR = 120;
    private static final double BAR_HEIGHT = 12;
    private static final int SHADES = 40;
    /** So that no white shows between two shades. */
    private static final double OVERLAP = 0.5;
    /** Above this luminance, of 255, letters are black. */
    private static final double LIGHT = 128;

    private final HeatMap map;
    private final Lettering letters;
    private final double left;
    private final double column;
    /** The height of the columns' names: two lines, taken in turns, where one has no room for all. */
    private final double names;

    private final double low;
    private final double high;

    HeatMapDrawing(HeatMap map, double width, Lettering letters) {
        this.map = map;
        this.letters = letters;
        left = GAP + map.ys().stream().mapToDouble(letters::width).max().orElse(0) + GAP;
        column = (width - left - GAP) / map.xs().size();
        boolean tight = map.xs().stream().mapToDouble(letters::width).anyMatch(each -> each > column - GAP);
        names = tight ? 2 * Lettering.LINE : Lettering.LINE;
        low = map.cells().stream().mapToDouble(HeatMap.Cell::value).min().orElse(0);
        high = map.cells().stream().mapToDouble(HeatMap.Cell::value).max().orElse(1);
    }

    @Override
    public double height() {
        return GAP + ROW * map.ys().size() + names + 2.5 * Lettering.LINE + GAP;
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
            letters.write(graphics, number(cell.value()), x + column / 2, y + ROW / 2, 0.5);
        }
        graphics.setColor(Paper.INK);
        for (int row = 0; row < map.ys().size(); row++) {
            letters.write(graphics, map.ys().get(row), left - GAP, GAP + ROW * (row + 0.5), 1);
        }
        double below = GAP + ROW * map.ys().size() + Lettering.LINE / 2;
        for (int x = 0; x < map.xs().size(); x++) {
            double down = names > Lettering.LINE && x % 2 == 1 ? Lettering.LINE : 0;
            String name = map.xs().get(x);
            double within = left + column * map.xs().size() + GAP - letters.width(name) / 2;
            letters.write(graphics, name, Math.min(left + column * (x + 0.5), within), below + down, 0.5);
        }
        double middle = left + column * map.xs().size() / 2;
        letters.write(graphics, map.xLabel(), middle, below + names, 0.5);
        paintBar(graphics, (left + GAP + column * map.xs().size()) / 2, below + names + 1.5 * Lettering.LINE);
    }

    /** What the colours mean, centred: a bar between its ends. */
    private void paintBar(Graphics2D graphics, double middle, double y) {
        String from = map.valueLabel() + "  " + number(low);
        double x = middle - (letters.width(from) + BAR + letters.width(number(high))) / 2 + letters.width(from);
        letters.write(graphics, from, x - GAP, y, 1);
        letters.write(graphics, number(high), x + BAR + GAP, y, 0);
        for (int shade = 0; shade < SHADES; shade++) {
            graphics.setColor(colour(low + (high - low) * shade / (SHADES - 1)));
            graphics.fill(new Rectangle2D.Double(
                    x + BAR * shade / SHADES, y - BAR_HEIGHT / 2, BAR / SHADES + OVERLAP, BAR_HEIGHT));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
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
