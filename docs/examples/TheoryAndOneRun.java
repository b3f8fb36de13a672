import dev.escapement.algorithm.*;
import dev.escapement.link.Links;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.*;
import dev.escapement.theory.*;
import java.util.List;

/** What theory predicts of a model, and one run of it: {@code java -cp escapement.jar docs/examples/TheoryAndOneRun.java}. */
public class TheoryAndOneRun {
    public static void main(String[] arguments) {
        var he3 = Links.parse("he3");
        var model = new Model(
                Algorithms.parse("alternating"), he3, new Neuron(he3, 1), Loss.CORRELATION, Geometry.PROJECTED, 0);
        var escape = new Escape(OverlapMode.ABSOLUTE, 0.5);
        var start = new InitialCondition.Positive();
        int d = 128;
        double eta = 0.1 / Math.sqrt(d);
        double gamma = new StepSizePolicy.Optimal().gamma(new Problem(model, d, eta, start, escape));
        System.out.println("alpha " + new Asymptotics(model, escape.mode()).alpha(0.1, 0.5).getAsDouble());
        var scenario = new Scenario(model, d, eta, gamma, start, escape, 1_000_000);
        var run = new ReducedEngine().start(scenario, List.of(new StreamKey(0, 0, 1))).advance(1_000_000).get(0);
        System.out.println(run.outcome().status() + " after " + run.outcome().steps() + " steps");
    }
}
