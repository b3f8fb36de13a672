package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.setting.SettingFixture;
import dev.escapement.setting.SettingSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Grid WHOLE = SettingFixture.BASE.grid(new SeedRange(0, 1), new StepCap.Fixed(1));

    @Test
    void aPartWithoutAnAxisIsNamed() {
        List<Axis<?>> axes = new ArrayList<>(WHOLE.axes());
        axes.removeIf(axis -> axis.part() == SettingSchema.LOSS);
        assertThatThrownBy(() -> new Grid(axes, WHOLE.seeds(), WHOLE.cap()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a grid has one axis for loss, this has none");
    }

    @Test
    void soIsAPartWithTwo() {
        List<Axis<?>> axes = new ArrayList<>(WHOLE.axes());
        axes.add(axes.get(0));
        assertThatThrownBy(() -> new Grid(axes, WHOLE.seeds(), WHOLE.cap()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a grid has one axis for algorithm, this has 2");
    }
}
