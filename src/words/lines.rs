//! Words that no line breaks within: what the names of indicators, and the sentences about them, are made of.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// The words by what they are of, of two or three letters, so that a line has places enough to break at; longer ones are made of these.
const UNBROKEN: [(&str, &str); 4] = [
    (
        "figures",
        "宽度 终端 增加值 增长率 增长 增速 增幅 总值 总额 总量 总数 数量 产量 产值 余额 面积 人数 人次 天数 \
         个数 次数 比重 比例 占比 强度 浓度 密度 指数 价格 涨幅 降幅 数据 数值 同比 环比 累计 \
         当月 本年 上年 全年 年均 年末 期末 季节 进度 目标 差距 计划 公布 推算 预计 同期 万元 \
         亿元 万人 万亿 百分点 失业率 普及率 覆盖率 利用率 入园率 持证率 参保率 合格率 达标率 拥有量 \
         排放量 零售额 交易额 销售额 成交额 执行额",
    ),
    (
        "the economy",
        "国内 地区 生产 经济 产业 行业 企业 工业 农业 商业 服务业 制造业 建筑业 金融业 物流业 服务 \
         金融 物流 商务 电子 网络 信息 软件 技术 科技 科学 研究 研发 经费 投入 投资 固定 资产 \
         消费品 消费 零售 批发 餐饮 住宿 旅游 游客 接待 文化 体育 会展 外包 检验 检测 营业 收入 \
         支出 税收 财政 预算 公共 一般 存款 贷款 保险 出口 进口 外资 利用 引进 培育 规模 以上 \
         规上 限上 高新 战略性 新兴 现代 数字 创新 发明 专利 市场 主体 平台 基地 园区 项目 合同 \
         总部 大型 特色 应用 运营 业务 收费 产品 能源 能耗 电量",
    ),
    (
        "people",
        "人口 人均 居民 可支配 城镇 农村 乡村 城乡 城市 常住 户籍 全区 全市 全县 全省 全国 就业 \
         从业 失业 人员 单位 调查 登记 新增 建成 社会化 社会 社区 家政 家居 教育 学校 幼儿园 幼儿 职业 \
         终身 培训 体系 医疗 卫生 健康 养老 托育 护理 照护 失能 特困 集中 机构 床位 坐席 公办 \
         普惠 生活 寿命 预期 平均",
    ),
    (
        "the land",
        "环境 生态 空气 质量 优良 细颗粒 水质 断面 森林 绿化 绿色 公园 土地 耕地 粮食 污染 排放 \
         处理 酒店 饭店 星级 民宿 交通 运输 公路 里程 住房 房屋 销售",
    ),
];

/// Whether two letters that follow each other belong to one of them.
pub(crate) fn belong_together(one: char, next: char) -> bool {
    static PAIRS: LazyLock<FxHashSet<(char, char)>> = LazyLock::new(|| {
        let words = UNBROKEN.iter().flat_map(|(_, words)| words.split_whitespace());
        let pairs = words.flat_map(|word| word.chars().zip(word.chars().skip(1)));
        pairs.collect()
    });
    PAIRS.contains(&(one, next))
}
