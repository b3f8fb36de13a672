package dev.escapement.setting;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Model;
import dev.escapement.theory.Caveat;
import dev.escapement.theory.Coverage;
import dev.escapement.theory.FiniteSizeCurve;
import dev.escapement.theory.StepSizePolicy;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A setting without its dimension: what the settings that one exponent describes have in common. Learning rates are laws,
 * not numbers.
 *
 * @param model the learning problem and the algorithm
 * @param init where runs start
 * @param escape when they stop
 * @param engine what simulates them
 * @param rate how the inner learning rate follows the dimension; {@code None} for algorithms without one
 * @param policy how the outer learning rate does
 * @param batch how the number of samples of a step does
 */
public record SettingGroup(
        Model model,
        InitialCondition init,
        Escape escape,
        EngineChoice engine,
        LearningRate rate,
        StepSizePolicy policy,
        BatchSize batch)
        implements Serializable {

    /** A group of settings whose steps see one sample. */
    public SettingGroup(
            Model model,
            InitialCondition init,
            Escape escape,
            EngineChoice engine,
            LearningRate rate,
            StepSizePolicy policy) {
        this(model, init, escape, engine, rate, policy, BatchSize.ONE);
    }

    /** The group with its learning-rate exponent left open: a transition is found among all groups that give the same. */
    public SettingGroup acrossExponents() {
        return rate instanceof LearningRate.Law law ? with(new LearningRate.AnyExponent(law.coefficient())) : this;
    }

    /** The group with its learning rate left open: a crossover is found among all groups that give the same. */
    public SettingGroup acrossRates() {
        return rate instanceof LearningRate.None ? this : with(new LearningRate.Any());
    }

    /** The group with another inner learning rate. */
    public SettingGroup with(LearningRate other) {
        return with(other, policy);
    }

    /** The group with another engine. */
    public SettingGroup with(EngineChoice other) {
        return new SettingGroup(model, init, escape, other, rate, policy, batch);
    }

    /** The group with another threshold. */
    public SettingGroup at(double threshold) {
        Escape there = new Escape(escape.mode(), threshold, escape.recovery());
        return new SettingGroup(model, init, there, engine, rate, policy, batch);
    }

    /** The group with other learning rates. */
    public SettingGroup with(LearningRate inner, StepSizePolicy outer) {
        return new SettingGroup(model, init, escape, engine, inner, outer, batch);
    }

    /** What fields say of the group, but for some parts: the same for groups that differ in nothing else. */
    public List<Object> without(Part<?>... parts) {
        Set<Field<?>> left = new LinkedHashSet<>(SettingColumns.GROUP.fields());
        Arrays.stream(parts).map(Part::fields).forEach(left::removeAll);
        return Arrays.asList(left.stream()
                .map(field -> field.ofGroup().orElseThrow().apply(this))
                .toArray());
    }

    /** Why theory predicts nothing for the group; empty if it does. */
    public Optional<Caveat> gap() {
        return Coverage.gap(model);
    }

    /** The mean map's escape step as a function of the dimension. */
    public FiniteSizeCurve curve() {
        return new FiniteSizeCurve(model, init, escape, rate::at, policy, batch::at);
    }
}
