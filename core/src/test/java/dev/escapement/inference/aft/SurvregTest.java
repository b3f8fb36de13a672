package dev.escapement.inference.aft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Example;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.growth.Trend;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each number is what R 4.2.2 with survival 3.5-3 gives for
 * {@code r <- survreg(FORMULA, data = read.csv(paste0(example, ".csv")), dist = DIST,
 *                     control = survreg.control(rel.tolerance = 1e-12, maxiter = 100))},
 * {@code c(coef(r)[2], sqrt(vcov(r)[2, 2]), coef(r)[1], r$scale, r$loglik[2], sum(escaped))}, with the formula and the
 * distribution named at each test.
 */
class SurvregTest {
    // Surv(time, escaped) ~ log(d), dist = "lognormal"
    @ParameterizedTest
    @CsvSource({
        "complete, 1.50486099602, 0.0957579526224, 0.238954575563, 0.593670277865, -379.24732637903, 40",
        "capped-light, 2.05815925775, 0.0888818633479, -0.332277344986, 0.756057276947, -873.62553634917, 73",
        "capped-half, 1.94041581167, 0.187096670664, 0.255710441528, 0.848602859369, -453.97827278151, 42",
        "capped-heavy, 1.93651583708, 0.505595726652, -0.0339633229159, 0.943732739261, -155.18788485779, 16",
        "caps-differ, 1.26027325089, 0.133885159575, 0.737584530435, 0.616112632037, -241.95061632728, 34",
        "ties, 0.888378205895, 0.0731070279188, 0.311621160448, 0.498762683349, -236.25904523147, 75",
        "two-dimensions, 1.15209875, 0.111621062006, 1.09108559316, 0.550229994582, -132.46056042948, 16",
        "one-seed, 1.34170474005, 0.124568720079, 0.887361404906, 0.559576037266, -77.045714962708, 8",
        "wide, 1.43909079186, 0.31798029904, 3.17601748032, 3.0510694533, -1152.4165845445, 90",
        "tight, 1.00076666515, 0.00187864494522, 4.99649531362, 0.00902174999505, -130.62142142308, 18",
        "heavy-tailed, 1.78417530264, 0.0983405447936, 0.349768290071, 0.860262932241, -891.16438682086, 78",
        "unbalanced, 0.948258691897, 0.106263602385, 2.82876713852, 0.880673099383, -543.32228477864, 62",
        "huge, 2.06524098195, 0.0598951468143, 1.27171234225, 0.813547110684, -707.84967593988, 36",
    })
    void logNormal(
            String example, double alpha, double se, double prefactor, double sigma, double logLikelihood, int n) {
        check(Distribution.LOG_NORMAL, Trend.POWER, example, alpha, se, prefactor, sigma, logLikelihood, n);
    }

    // Surv(time, escaped) ~ log(d), dist = "weibull"
    @ParameterizedTest
    @CsvSource({
        "complete, 1.39067840184, 0.120470238898, 1.18213733777, 0.607356208276, -383.81911340289, 40",
        "capped-light, 2.0877251181, 0.109646905878, -0.100327901701, 0.8177718121, -884.92316253367, 73",
        "capped-half, 1.76521316516, 0.190852058891, 1.4878449248, 0.65941689324, -454.10430327813, 42",
        "capped-heavy, 2.1232645705, 0.640710296344, -0.473349807753, 0.728050149229, -156.55474361753, 16",
        "caps-differ, 1.35533912393, 0.137735688396, 0.624675842617, 0.540887778488, -243.13746882414, 34",
        "ties, 0.828418420814, 0.0903643568815, 0.715625723975, 0.550698005246, -248.89844092257, 75",
        "two-dimensions, 1.12150888206, 0.133081420913, 1.53946804766, 0.559112962461, -134.72867079354, 16",
        "one-seed, 1.24021264436, 0.122285675341, 1.74078705255, 0.411090489634, -76.198631120744, 8",
        "wide, 1.46330003618, 0.280321606782, 4.41742239133, 2.6529603824, -1154.7993398761, 90",
        "heavy-tailed, 1.88237034152, 0.141649789516, 0.293127260713, 1.17142215776, -915.90399057438, 78",
        "unbalanced, 1.01978733858, 0.113276728595, 2.90535267393, 0.846573269888, -547.576885643, 62",
        "huge, 2.07790544268, 0.0483256757644, 1.55427225515, 0.712444455607, -707.59130358742, 36",
    })
    void weibull(String example, double alpha, double se, double prefactor, double sigma, double logLikelihood, int n) {
        check(Distribution.WEIBULL, Trend.POWER, example, alpha, se, prefactor, sigma, logLikelihood, n);
    }

    // Surv(time, escaped) ~ log(d), dist = "loglogistic"
    @ParameterizedTest
    @CsvSource({
        "complete, 1.52122071586, 0.0939854770099, 0.114378494093, 0.343612803611, -379.98087925084, 40",
        "capped-light, 2.0353144077, 0.0810337604943, -0.242994366499, 0.417500722047, -872.83824843434, 73",
        "capped-half, 1.86517692538, 0.192615179508, 0.66598487199, 0.467782111851, -453.85109818019, 42",
        "capped-heavy, 2.04168445572, 0.540453656747, -0.504035336898, 0.549175965543, -155.63216150734, 16",
        "caps-differ, 1.32367675461, 0.142246064332, 0.469248982186, 0.357931978661, -242.51191828535, 34",
        "ties, 0.901677781167, 0.0708147979951, 0.254522522531, 0.282782397632, -236.34574932345, 75",
        "two-dimensions, 1.16719870339, 0.0996359231695, 0.988750465259, 0.294750208171, -132.05928623629, 16",
        "one-seed, 1.29598926689, 0.116630689308, 1.21650987883, 0.311547882058, -77.053855848495, 8",
        "wide, 1.6517008792, 0.323439631476, 2.16765644829, 1.75646165509, -1152.8478054856, 90",
        "tight, 1.00124486653, 0.0019752757182, 4.99359036027, 0.00543583922121, -131.37215561657, 18",
        "heavy-tailed, 1.73160583279, 0.0837602000811, 0.512620733989, 0.428087886447, -884.55782182377, 78",
        "unbalanced, 0.899150623892, 0.105522609193, 3.07099986714, 0.486421352741, -542.44158995631, 62",
        "huge, 2.0820041954, 0.0584855456149, 1.1566944569, 0.445974015362, -707.3074435541, 36",
    })
    void logLogistic(
            String example, double alpha, double se, double prefactor, double sigma, double logLikelihood, int n) {
        check(Distribution.LOG_LOGISTIC, Trend.POWER, example, alpha, se, prefactor, sigma, logLikelihood, n);
    }

    // Surv(time, escaped) ~ log(d) + offset(log(log(d))), dist = "weibull"
    @ParameterizedTest
    @CsvSource({
        "complete, 1.21013549668, 0.118615430295, 0.483531887112, 0.601995621604, -383.45517433144, 40",
        "capped-heavy, 1.91176887611, 0.639596827704, -1.01985029322, 0.728550195945, -156.57352832851, 16",
        "two-dimensions, 0.945417623007, 0.133081420913, 0.823218638066, 0.559112962461, -134.72867079354, 16",
        "heavy-tailed, 1.69878786534, 0.140616454937, -0.386005786856, 1.16940170863, -915.8412302817, 78",
    })
    void powerWithLogarithm(
            String example, double alpha, double se, double prefactor, double sigma, double logLikelihood, int n) {
        check(Distribution.WEIBULL, Trend.POWER_LOG, example, alpha, se, prefactor, sigma, logLikelihood, n);
    }

    // Surv(time, escaped) ~ log(d) + log(log(d)), dist = "lognormal"
    @ParameterizedTest
    @CsvSource({
        "complete, -1.68717885314, 1.16655126397, -11.5540942041, 0.544616883003, -375.79766649998, 40",
        "capped-light, 1.87420786558, 1.17102762103, -1.00610046936, 0.755395657156, -873.61315131229, 73",
        "capped-half, -0.281699325513, 2.42188564968, -6.40107317787, 0.82436471724, -453.61982737894, 42",
        "caps-differ, -0.972236873007, 1.83600481372, -3.73741280511, 0.604761415439, -241.2246865238, 34",
        "ties, 0.872566840813, 0.542155265715, 0.320073603212, 0.498717659737, -236.25861218757, 75",
        "one-seed, 0.22982281203, 0.922068360232, -3.41511436266, 0.514129183772, -76.368076110554, 8",
        "wide, 4.78118641754, 4.00648950695, 14.0521603247, 3.04833049057, -1152.0651822679, 90",
        "tight, 0.977680830048, 0.0252403513336, 4.91257240764, 0.00881809684705, -130.21044077452, 18",
        "heavy-tailed, 1.46883038246, 1.3044046085, -0.814487947465, 0.859746565534, -891.13502327519, 78",
        "unbalanced, 0.456584898143, 1.07791215781, 0.988549043578, 0.878322348919, -543.21782548582, 62",
        "huge, 2.53589753651, 0.60835940772, 5.1853607063, 0.806803816666, -707.55003716162, 36",
    })
    void powerWithFreeLogarithm(
            String example, double alpha, double se, double prefactor, double sigma, double logLikelihood, int n) {
        check(Distribution.LOG_NORMAL, Trend.POWER_LOG_FREE, example, alpha, se, prefactor, sigma, logLikelihood, n);
    }

    private static void check(
            Distribution distribution,
            Trend trend,
            String example,
            double alpha,
            double se,
            double prefactor,
            double sigma,
            double logLikelihood,
            int n) {
        AftFit result = AftEstimator.of(Example.read(example), distribution, trend, Scale.CONSTANT)
                .fit();
        assertThat(result).isInstanceOf(Fitted.class);
        Fitted fit = (Fitted) result;
        int parameters = fit.parameters().size();
        assertThat(fit.alpha()).isEqualTo(alpha, relative(alpha));
        assertThat(fit.alphaSe()).isEqualTo(se, relative(se));
        assertThat(fit.logPrefactor()).isEqualTo(prefactor, within(1e-8 * (1 + Math.abs(prefactor))));
        assertThat(fit.sigma()).isEqualTo(sigma, relative(sigma));
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-11 * Math.abs(logLikelihood)));
        assertThat(fit.escapes()).isEqualTo(n);
        assertThat(fit.bic()).isEqualTo(parameters * Math.log(n) - 2 * logLikelihood, within(1e-8));
        assertThat(fit.wald().lower()).isEqualTo(alpha - 1.9599639845 * se, within(2e-8 * (1 + se)));
        assertThat(fit.wald().upper()).isEqualTo(alpha + 1.9599639845 * se, within(2e-8 * (1 + se)));
    }

    private static Offset<Double> relative(double value) {
        return within(2e-9 * Math.abs(value));
    }
}
